import { useQuery } from '@tanstack/react-query';
import type { BodyDay, BodyNote } from '#workers/features/body/schemas.ts';
import type { LocalDay } from '#workers/kernel/local-day.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { FigureTable } from '../../ui/chart/figure-table.tsx';
import { LineChart } from '../../ui/chart/line-chart.tsx';
import { bodyNotesQuery } from './body-queries.ts';
import { type Metric, rangedDays } from './own-range.ts';

/** From here on a day is drawn hollow. */
const DOUBTFUL_SHARE = 0.05;

/** A figure over days: each day as a dot, the week's mean as a line, one's own range as a band. */
export function TrendChart({
  days,
  metric,
  from,
  to,
}: {
  days: readonly BodyDay[];
  metric: Metric;
  from: LocalDay;
  to: LocalDay;
}) {
  const t = useText();
  const format = useFormat();
  const ranged = rangedDays(days, metric, { from, to });
  const notes = useQuery(bodyNotesQuery(useApi(), from, to)).data?.data ?? [];
  const notesOf = (day: string) => notes.filter(({ localDay }) => localDay === day);
  const withNotes = (point: string, some: readonly BodyNote[]) => {
    const note = some.flatMap(({ text }) => text ?? []).join('; ');
    return note === '' ? point : t('body.pointNote', { point, note });
  };
  const unit = t(`body.unit.${metric}`);
  const points = ranged.map(({ day, value, trend, band, correctedShare }, x) => ({
    key: day,
    x,
    value,
    trend,
    band,
    isDoubtful: (correctedShare ?? 0) > DOUBTFUL_SHARE,
    words:
      value === null
        ? ''
        : withNotes(
            t(band === null ? 'body.pointPlain' : 'body.point', {
              day: format.day(day, 'short'),
              value: format.number(value),
              unit,
              low: format.number(band?.low ?? 0),
              high: format.number(band?.high ?? 0),
              corrected: format.percent(correctedShare ?? 0),
            }),
            notesOf(day),
          ),
  }));
  const marks = ranged.flatMap(({ day }, x) => (notesOf(day).length > 0 ? [{ key: day, x }] : []));
  return (
    <>
      <LineChart
        label={t('body.chartOf', { figure: t(`body.metric.${metric}`) })}
        points={points}
        marks={marks}
        formatTick={(value) => format.number(value)}
        ends={[format.day(from, 'short'), format.day(to, 'short')]}
      >
        <FigureTable
          heads={[
            t('body.day'),
            `${t(`body.metric.${metric}`)} (${unit})`,
            t('body.usual'),
            t('body.corrected'),
          ]}
          rows={ranged
            .filter(({ value }) => value !== null)
            .toReversed()
            .map(({ day, value, band, correctedShare }) => ({
              key: day,
              cells: [
                format.day(day, 'short'),
                format.number(value ?? 0),
                band === null ? '–' : `${format.number(band.low)}–${format.number(band.high)}`,
                correctedShare === null ? '–' : format.percent(correctedShare),
              ],
            }))}
        />
      </LineChart>
      <p className="text-sm text-soft">
        {t('body.legend')}
        {marks.length > 0 && ` ${t('body.noteLegend')}`}
      </p>
    </>
  );
}
