import { Link } from '@tanstack/react-router';
import type { FoodDay } from '#workers/features/food/schemas.ts';
import { addDays, type LocalDay } from '#workers/kernel/local-day.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { classNames } from '../../ui/class-names.ts';
import { REFERENCE_INTAKES } from './references.ts';

const DAYS = 7;
const HEADROOM = 1.5;

/** The seven days up to `last` as threads: as long as the day's energy, fringed where it is uncertain. */
export function WeekStrip({
  last,
  today,
  selected,
  days,
}: {
  last: LocalDay;
  today: LocalDay;
  selected: LocalDay;
  /** Undefined: not known yet, which is not the same as nothing eaten. */
  days: readonly FoodDay[] | undefined;
}) {
  const t = useText();
  const format = useFormat();
  const full = REFERENCE_INTAKES.energyKcal * HEADROOM;
  const share = (kcal: number) => `${Math.min(100, (kcal / full) * 100)}%`;
  return (
    <nav aria-label={t('today.week')}>
      <ol className="grid grid-cols-7 gap-1 rounded-lg border border-line bg-surface p-1.5">
        {Array.from({ length: DAYS }, (_, index) => addDays(last, index - DAYS + 1)).map((day) => {
          const energy = days?.find((known) => known.localDay === day)?.energyKcal;
          const isSelected = day === selected;
          return (
            <li key={day}>
              <Link
                to="/today"
                search={day === today ? {} : { day }}
                aria-current={isSelected ? 'date' : undefined}
                className={classNames(
                  'grid justify-items-center gap-1 rounded-md px-1 pt-2 pb-1.5 no-underline transition-colors',
                  isSelected ? 'bg-accent-soft text-ink' : 'text-soft hover:bg-sunken',
                )}
              >
                <span className="relative flex h-14 w-3.5 items-end overflow-hidden rounded-full bg-sunken text-energy">
                  {energy !== undefined && (
                    <>
                      <span
                        className="absolute inset-x-0 bottom-0 bg-[repeating-linear-gradient(0deg,currentColor_0_2px,transparent_2px_5px)] opacity-60"
                        style={{ height: share(energy.high) }}
                      />
                      <span
                        className="absolute inset-x-0 bottom-0 bg-current"
                        style={{ height: share(energy.low) }}
                      />
                    </>
                  )}
                </span>
                <span className="text-xs">{format.day(day, 'weekday')}</span>
                <span className={classNames('figures text-sm leading-none', isSelected && 'font-bold')}>
                  {Number(day.slice(8))}
                </span>
                {days !== undefined && (
                  <span className="sr-only">
                    {energy === undefined ? t('today.nothing') : format.kcal(energy.value)}
                  </span>
                )}
              </Link>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
