import { CloudOff } from 'lucide-react';
import { useText } from '../../lib/intl/use-text.ts';
import { useOnline } from '../../lib/online.ts';

export function OfflineNotice() {
  const t = useText();
  const isOnline = useOnline();
  return (
    <div role="status">
      {!isOnline && (
        <p className="flex items-center justify-center gap-2 bg-notice-soft px-4 py-2.5 text-center text-sm font-medium text-notice">
          <CloudOff size={18} aria-hidden className="shrink-0" /> {t('shell.offline')}
        </p>
      )}
    </div>
  );
}
