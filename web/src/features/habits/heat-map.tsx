import type { HabitDay } from '#workers/features/habits/schemas.ts';
import { addDays, type LocalDay } from '#workers/kernel/local-day.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { classNames } from '../../ui/class-names.ts';

const STEPS = ['opacity-25', 'opacity-45', 'opacity-70', 'opacity-100'] as const;

type DayShare = Pick<HabitDay, 'localDay' | 'due' | 'done'>;

function lookOf(day: DayShare | undefined): string {
  if (day === undefined || day.due === 0) return 'bg-sunken';
  if (day.done === 0) return 'bg-line';
  const step = Math.min(STEPS.length - 1, Math.floor((day.done / day.due) * (STEPS.length - 1)));
  return classNames('bg-good', STEPS[step]);
}

/**
 * Weeks as columns, Monday on top; the fuller the colour, the more of a day's tasks were done. What it shows is said in a
 * sentence, too.
 * @param first a Monday
 */
export function HeatMap({
  first,
  last,
  days,
}: {
  first: LocalDay;
  last: LocalDay;
  days: readonly DayShare[];
}) {
  const t = useText();
  const format = useFormat();
  const known = new Map(days.map((day) => [day.localDay, day]));
  const all: LocalDay[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) all.push(day);
  const due = days.filter((day) => day.due > 0);
  const full = due.filter((day) => day.done >= day.due);
  const summary = t('habits.heatSummary', { days: full.length, due: due.length });
  const titleOf = (day: LocalDay) => {
    const found = known.get(day);
    const name = format.day(day, 'short');
    if (found === undefined || found.due === 0) return t('habits.heatNone', { day: name });
    return t('habits.heatDay', { day: name, done: found.done, due: found.due });
  };
  return (
    <figure className="grid gap-3">
      <div className="grid gap-1">
        <MonthNames first={first} weeks={Math.ceil(all.length / 7)} />
        <div
          role="img"
          aria-label={summary}
          className="grid grid-flow-col grid-rows-7 gap-[3px] overflow-hidden"
          style={{ gridAutoColumns: 'minmax(0, 1fr)' }}
        >
          {all.map((day) => (
            <span
              key={day}
              title={titleOf(day)}
              className={classNames('aspect-square max-h-6 rounded-[3px]', lookOf(known.get(day)))}
            />
          ))}
        </div>
      </div>
      <figcaption className="flex flex-wrap items-center justify-between gap-2 text-sm text-soft">
        <span>{summary}</span>
        <span aria-hidden className="flex items-center gap-1">
          {t('habits.heatLess')}
          <span className="size-3 rounded-[3px] bg-line" />
          {STEPS.map((step) => (
            <span key={step} className={classNames('size-3 rounded-[3px] bg-good', step)} />
          ))}
          {t('habits.heatMore')}
        </span>
      </figcaption>
    </figure>
  );
}

/** Each month over the week that holds its first day. */
function MonthNames({ first, weeks }: { first: LocalDay; weeks: number }) {
  const nameOf = (day: LocalDay) =>
    new Date(`${day}T00:00:00Z`).toLocaleDateString(document.documentElement.lang, {
      month: 'short',
      timeZone: 'UTC',
    });
  return (
    <div
      aria-hidden
      className="grid gap-[3px] text-xs text-soft"
      style={{ gridTemplateColumns: `repeat(${weeks}, minmax(0, 1fr))` }}
    >
      {Array.from({ length: weeks - 1 }, (_, week) => addDays(first, week * 7 + 6))
        .map((sunday, week) => ({ sunday, column: week + 1 }))
        .filter(({ sunday }) => Number(sunday.slice(8)) <= 7)
        .map(({ sunday, column }) => (
          <span
            key={sunday}
            className="whitespace-nowrap"
            style={{ gridColumnStart: column, gridRowStart: 1 }}
          >
            {nameOf(sunday)}
          </span>
        ))}
    </div>
  );
}
