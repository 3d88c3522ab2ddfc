import { Eye } from 'lucide-react';
import { useLocale } from '../../../lib/intl/locale-context.ts';
import type { MessageId } from '../../../lib/intl/messages.ts';
import { useText } from '../../../lib/intl/use-text.ts';
import type { Glimpse } from './first-look.ts';
import { labelTexts } from './label-texts.ts';

const MOST = 4;

/** 'This photo seems to hold …', as seen on this device. */
export function GlimpseLine({ glimpse }: { glimpse: Glimpse | null }) {
  const t = useText();
  const { locale } = useLocale();
  if (glimpse === null || glimpse.length === 0) return null;
  const names = glimpse.slice(0, MOST).map(({ label }) => {
    const id: MessageId | undefined = labelTexts.get(label);
    return id === undefined ? label : t(id);
  });
  return (
    <p role="status" className="flex items-start gap-2.5 text-sm">
      <Eye size={18} aria-hidden className="mt-0.5 shrink-0 text-accent" />
      <span>
        {t('glimpse.holds', { foods: new Intl.ListFormat(locale, { type: 'conjunction' }).format(names) })}{' '}
        <span className="text-faint">{t('glimpse.here')}</span>
      </span>
    </p>
  );
}
