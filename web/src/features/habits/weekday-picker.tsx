import { addDays, type LocalDay } from '#workers/kernel/local-day.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { classNames } from '../../ui/class-names.ts';

/** A Monday; the days after it are the rest of a week. */
const MONDAY = '2026-01-05' as LocalDay;

export const weekdayName = (day: number) => addDays(MONDAY, day - 1);

/** Any of the seven days of a week, 1 for Monday. */
export function WeekdayPicker({
  label,
  hint,
  days,
  onChange,
}: {
  label: string;
  hint?: string;
  days: readonly number[];
  onChange: (days: number[]) => void;
}) {
  const format = useFormat();
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium text-soft">{label}</legend>
      <div className="grid grid-cols-7 gap-1">
        {[1, 2, 3, 4, 5, 6, 7].map((day) => {
          const isChosen = days.includes(day);
          return (
            <button
              key={day}
              type="button"
              aria-pressed={isChosen}
              onClick={() => onChange(isChosen ? days.filter((one) => one !== day) : [...days, day].sort())}
              className={classNames(
                'min-h-11 rounded-md border text-sm font-medium',
                isChosen
                  ? 'border-accent bg-accent text-on-accent'
                  : 'border-edge bg-raised text-soft hover:text-ink',
              )}
            >
              {format.day(weekdayName(day), 'weekday')}
            </button>
          );
        })}
      </div>
      {hint !== undefined && <p className="mt-1.5 text-sm text-faint">{hint}</p>}
    </fieldset>
  );
}
