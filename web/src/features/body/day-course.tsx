import { useQuery } from '@tanstack/react-query';
import { addDays, type LocalDay, startOfLocalDay } from '#workers/kernel/local-day.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { FigureTable } from '../../ui/chart/figure-table.tsx';
import { LineChart } from '../../ui/chart/line-chart.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { bodyNotesQuery, bodySeriesQuery } from './body-queries.ts';

/** Heart rate over a day. */
export function DayCourse({ day }: { day: LocalDay }) {
  const t = useText();
  const format = useFormat();
  const [from, to] = [
    startOfLocalDay(day, format.timeZone),
    startOfLocalDay(addDays(day, 1), format.timeZone),
  ];
  const api = useApi();
  const course = useQuery(bodySeriesQuery(api, from.toISOString(), to.toISOString()));
  const notes = useQuery(bodyNotesQuery(api, day, day)).data?.data ?? [];
  if (course.isPending) return <Skeleton className="h-56" />;
  if (course.isError) return <Problem error={course.error} onRetry={() => course.refetch()} />;
  const { points } = course.data;
  if (points.length === 0) return <p className="text-soft">{t('body.noCourse')}</p>;
  const [first, last] = [Date.parse(points[0]?.at ?? ''), Date.parse(points.at(-1)?.at ?? '')];
  return (
    <LineChart
      label={t('body.chartOf', { figure: t('body.course') })}
      isDotted={false}
      points={points.map(({ at, meanHr, rmssd }) => ({
        key: at,
        x: Date.parse(at),
        value: meanHr,
        words: t(rmssd === null ? 'body.momentPlain' : 'body.moment', {
          time: format.time(at),
          hr: format.number(meanHr),
          rmssd: format.number(rmssd ?? 0),
        }),
      }))}
      marks={notes.flatMap(({ id, at }) => {
        const x = Date.parse(at ?? '');
        return x >= first && x <= last ? [{ key: id, x }] : [];
      })}
      formatTick={(value) => format.number(value)}
      ends={[format.time(points[0]?.at ?? ''), format.time(points.at(-1)?.at ?? '')]}
    >
      <FigureTable
        heads={[t('body.time'), t('body.heartRate'), t('body.metric.rmssd')]}
        rows={points.map(({ at, meanHr, rmssd }) => ({
          key: at,
          cells: [format.time(at), format.number(meanHr), rmssd === null ? '–' : format.number(rmssd)],
        }))}
      />
    </LineChart>
  );
}
