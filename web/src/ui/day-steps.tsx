import { Link } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { addDays, type LocalDay } from '#workers/kernel/local-day.ts';
import { buttonLook } from './button.tsx';

/** Links to the day before, the day after, and back to today; whatever else stands in the address stays. */
export function DaySteps({
  to,
  day,
  today,
  texts,
}: {
  to: '/mood' | '/today' | '/wellness';
  day: LocalDay;
  today: LocalDay;
  texts: { before: string; after: string; back: string };
}) {
  const look = `${buttonLook('quiet')} min-w-11 px-0!`;
  const next = addDays(day, 1);
  return (
    <>
      <Link
        to={to}
        search={(before) => ({ ...before, day: addDays(day, -1) })}
        aria-label={texts.before}
        title={texts.before}
        className={look}
      >
        <ChevronLeft aria-hidden />
      </Link>
      {day < today && (
        <>
          <Link
            to={to}
            search={({ day: _, ...rest }) => (next === today ? rest : { ...rest, day: next })}
            aria-label={texts.after}
            title={texts.after}
            className={look}
          >
            <ChevronRight aria-hidden />
          </Link>
          <Link to={to} search={({ day: _, ...rest }) => rest} className={buttonLook('plain', 'small')}>
            {texts.back}
          </Link>
        </>
      )}
    </>
  );
}
