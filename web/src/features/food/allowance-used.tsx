import { Link } from '@tanstack/react-router';
import { addDays, localDayOf, startOfLocalDay } from '#workers/kernel/local-day.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { useNow } from '../../lib/use-now.ts';
import { buttonLook } from '../../ui/button.tsx';

/** The day's free photos are spent, which is no fault: when there are new ones, and the ways on until then. */
export function AllowanceUsed() {
  const t = useText();
  const format = useFormat();
  const resetsAt = startOfLocalDay(addDays(localDayOf(useNow(), format.timeZone), 1), format.timeZone);
  return (
    <div role="status" className="grid justify-items-start gap-3 rounded-lg bg-notice-soft p-5">
      <p className="font-display text-lg font-semibold">{t('allowance.title')}</p>
      <p>
        {t('allowance.text')} {t('allowance.resets', { time: format.time(resetsAt.toISOString()) })}
      </p>
      <div className="flex flex-wrap gap-2">
        <Link to="/quick-add" className={buttonLook('primary')}>
          {t('allowance.byHand')}
        </Link>
        <Link to="/settings/plan" className={buttonLook('plain')}>
          {t('allowance.premium')}
        </Link>
      </div>
    </div>
  );
}
