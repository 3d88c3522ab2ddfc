import { Link } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { addDays, type LocalDay } from '#workers/kernel/local-day.ts';
import { useText } from '../lib/intl/use-text.ts';
import { buttonLook } from './button.tsx';

/** Links to the day before, the day after, and back to today; whatever else stands in the address stays. */
export function DaySteps({
  to,
  day,
  today,
}: {
  to: '/mood' | '/today' | '/wellness';
  day: LocalDay;
  today: LocalDay;
}) {
  const t = useText();
  const look = `${buttonLook('quiet')} min-w-11 px-0!`;
  const next = addDays(day, 1);
  return (
    <>
      <Link
        to={to}
        search={(before) => ({ ...before, day: addDays(day, -1) })}
        aria-label={t('common.dayBefore')}
        title={t('common.dayBefore')}
        className={look}
      >
        <ChevronLeft aria-hidden />
      </Link>
      {day < today && (
        <>
          <Link
            to={to}
            search={({ day: _, ...rest }) => (next === today ? rest : { ...rest, day: next })}
            aria-label={t('common.dayAfter')}
            title={t('common.dayAfter')}
            className={look}
          >
            <ChevronRight aria-hidden />
          </Link>
          <Link to={to} search={({ day: _, ...rest }) => rest} className={buttonLook('plain', 'small')}>
            {t('common.today')}
          </Link>
        </>
      )}
    </>
  );
}
