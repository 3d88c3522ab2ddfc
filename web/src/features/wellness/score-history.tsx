import type { LocalDay } from '#workers/kernel/local-day.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { classNames } from '../../ui/class-names.ts';
import type { HistoryFigures } from './history-figures.ts';

/** Scores of a span as bars, one a day; the chosen day stands out. The same is said in a sentence and in a table. */
export function ScoreHistory({ figures, selected }: { figures: HistoryFigures; selected: LocalDay }) {
  const t = useText();
  const format = useFormat();
  const { days, count, low, high, median } = figures;
  const [first, last] = [days[0]?.day ?? selected, days.at(-1)?.day ?? selected];
  const summary = t('wellness.historySummary', { count, days: days.length, low, high, median });
  return (
    <figure className="grid gap-2">
      <div role="img" aria-label={summary} className="relative h-36">
        {[25, 50, 75].map((line) => (
          <span
            key={line}
            className="absolute inset-x-0 border-t border-dashed border-line"
            style={{ bottom: `${line}%` }}
          />
        ))}
        <div
          className={classNames(
            'absolute inset-0 flex items-end border-b border-edge/60',
            days.length > 100 ? 'gap-0' : days.length > 31 ? 'gap-px' : 'gap-[3px]',
          )}
        >
          {days.map(({ day, score }) => (
            <span
              key={day}
              title={`${format.day(day, 'short')}: ${score ?? t('wellness.none')}`}
              className="flex h-full min-w-0 flex-1 items-end"
            >
              <span
                className={classNames(
                  'block w-full rounded-t-[3px]',
                  day === selected ? 'bg-accent' : 'bg-accent/40',
                )}
                style={{ height: `${score ?? 0}%` }}
              />
            </span>
          ))}
        </div>
      </div>
      <p aria-hidden className="flex justify-between text-xs text-faint">
        <span>{format.day(first, 'short')}</span>
        <span>{format.day(last, 'short')}</span>
      </p>
      <figcaption className="text-sm text-soft">{summary}</figcaption>
      {count > 0 && <HistoryTable figures={figures} />}
    </figure>
  );
}

function HistoryTable({ figures }: { figures: HistoryFigures }) {
  const t = useText();
  const format = useFormat();
  return (
    <details className="text-sm">
      <summary className="min-h-6 cursor-pointer py-1 text-soft">{t('wellness.historyTable')}</summary>
      <table className="figures mt-2 w-full max-w-sm">
        <thead>
          <tr className="text-left text-soft">
            <th className="py-1 font-medium">{t('wellness.day')}</th>
            <th className="py-1 text-right font-medium">{t('wellness.score')}</th>
          </tr>
        </thead>
        <tbody>
          {figures.days
            .filter(({ score }) => score !== null)
            .toReversed()
            .map(({ day, score }) => (
              <tr key={day} className="border-t border-line">
                <td className="py-1">{format.day(day, 'short')}</td>
                <td className="py-1 text-right">{score}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </details>
  );
}
