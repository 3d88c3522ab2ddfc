import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../../lib/intl/use-text.ts';
import { Button } from '../../ui/button.tsx';

/** Only the address leads back to a receipt, and an installed app shows none: it is copied, or written out where that is refused. */
export function KeepAddress() {
  const t = useText();
  const [state, setState] = useState<'ask' | 'copied' | 'refused'>('ask');
  const copy = () =>
    navigator.clipboard.writeText(location.href).then(
      () => setState('copied'),
      () => setState('refused'),
    );
  return (
    <div className="mt-1 grid justify-items-start gap-2">
      <p className="text-sm text-faint">{t('privacy.receipt.keep')}</p>
      <Button
        size="small"
        icon={state === 'copied' ? <Check size={16} /> : <Copy size={16} />}
        onClick={copy}
      >
        {t('privacy.receipt.copy')}
      </Button>
      <p role="status" className="text-sm wrap-anywhere select-all empty:hidden">
        {state === 'copied' && t('privacy.receipt.copied')}
        {state === 'refused' && location.href}
      </p>
    </div>
  );
}
