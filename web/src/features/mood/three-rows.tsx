import type { MoodDay } from '#workers/features/mood/schemas.ts';
import { addDays, type LocalDay } from '#workers/kernel/local-day.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { classNames } from '../../ui/class-names.ts';
import { signed } from './label-words.ts';

/** Each row on its own scale: standard deviations of one's own range, and valence from −1 to 1. */
const ROWS = [
  { key: 'arousal', name: 'mood.rowBody', reach: 3, clear: 1, tone: 'bg-protein' },
  { key: 'saidValence', name: 'mood.said', reach: 1, clear: 0.25, tone: 'bg-accent' },
  { key: 'wroteValence', name: 'mood.wrote', reach: 1, clear: 0.25, tone: 'bg-carbohydrate' },
] as const;

/** Some weeks of the three sources as three rows of bars around a middle, one above the other and never one in another. */
export function ThreeRows({ days, from, to }: { days: readonly MoodDay[]; from: LocalDay; to: LocalDay }) {
  const t = useText();
  const format = useFormat();
  const known = new Map(days.map((day) => [day.localDay, day]));
  const all: LocalDay[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) all.push(day);
  if (days.length === 0) return <p className="text-soft">{t('mood.daysEmpty')}</p>;
  return (
    <figure className="grid gap-4">
      {ROWS.map(({ key, name, reach, clear, tone }) => {
        const values = all.map((day) => known.get(day)?.[key] ?? null);
        const told = values.filter((value) => value !== null);
        const summary = t('mood.rowSummary', {
          name: t(name),
          count: told.length,
          days: all.length,
          high: told.filter((value) => value >= clear).length,
          low: told.filter((value) => value <= -clear).length,
        });
        return (
          <div key={key} className="grid gap-1">
            <p aria-hidden className="text-sm font-medium">
              {t(name)}
            </p>
            {told.length > 0 && (
              <div role="img" aria-label={summary} className="relative flex h-16 gap-px">
                <span className="absolute inset-x-0 top-1/2 h-px bg-edge/60" />
                {values.map((value, at) => (
                  <span key={all[at]} className="relative min-w-0 flex-1">
                    {value !== null && (
                      <span
                        className={classNames('absolute inset-x-0 rounded-[2px]', tone)}
                        style={barOf(value, reach)}
                      />
                    )}
                  </span>
                ))}
              </div>
            )}
            <p className="text-sm text-soft">{summary}</p>
          </div>
        );
      })}
      <p aria-hidden className="flex justify-between text-xs text-faint">
        <span>{format.day(from, 'short')}</span>
        <span>{format.day(to, 'short')}</span>
      </p>
      <DaysTable days={days} />
    </figure>
  );
}

/** Up from the middle, or down from it; a value in the middle is still a sliver. */
function barOf(value: number, reach: number) {
  const half = Math.max(3, Math.min(50, (50 * Math.abs(value)) / reach));
  return value >= 0 ? { bottom: '50%', height: `${half}%` } : { top: '50%', height: `${half}%` };
}

function DaysTable({ days }: { days: readonly MoodDay[] }) {
  const t = useText();
  const format = useFormat();
  return (
    <details className="text-sm">
      <summary className="min-h-6 cursor-pointer py-1 text-soft">{t('mood.table')}</summary>
      <div className="overflow-x-auto">
        <table className="figures mt-2 w-full">
          <thead>
            <tr className="text-left text-soft">
              <th className="py-1 pr-3 font-medium">{t('mood.day')}</th>
              {ROWS.map(({ key, name }) => (
                <th key={key} className="py-1 pr-3 text-right font-medium">
                  {t(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map((day) => (
              <tr key={day.localDay} className="border-t border-line">
                <td className="py-1 pr-3">{format.day(day.localDay, 'short')}</td>
                {ROWS.map(({ key }) => (
                  <td key={key} className="py-1 pr-3 text-right">
                    {day[key] === null ? '–' : signed(day[key], format)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
