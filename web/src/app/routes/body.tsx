import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Upload } from 'lucide-react';
import type { BodyDay } from '#workers/features/body/schemas.ts';
import { addDays, type LocalDay, localDayOf } from '#workers/kernel/local-day.ts';
import { bodyDaysQuery, bodySourcesQuery } from '../../features/body/body-queries.ts';
import { DayCourse } from '../../features/body/day-course.tsx';
import { DayFigureList } from '../../features/body/day-figure-list.tsx';
import { NoteForm } from '../../features/body/note-form.tsx';
import { NoteList } from '../../features/body/note-list.tsx';
import { METRICS, type Metric } from '../../features/body/own-range.ts';
import { SourceList } from '../../features/body/source-list.tsx';
import { TrendChart } from '../../features/body/trend-chart.tsx';
import { useApi } from '../../lib/api/api-client.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { buttonLook } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { LoadingWord, Skeleton } from '../../ui/skeleton.tsx';

const route = getRouteApi('/member/body');
export const SPANS = [30, 60, 180] as const;
const BAND_DAYS = 60;

/** What the heart did: figures against one's own range, the course of the last day, and where the data came from. */
export function BodyScreen() {
  const t = useText();
  const format = useFormat();
  const today = localDayOf(new Date(), format.timeZone);
  const { lookBack: span = 60 } = route.useSearch();
  const from = addDays(today, 1 - span);
  const days = useQuery(bodyDaysQuery(useApi(), addDays(from, -BAND_DAYS), today));
  const latest = days.data?.findLast(
    ({ meanHr, rmssd, restingHr }) => (meanHr ?? rmssd ?? restingHr) !== null,
  );
  return (
    <Page isWide title={t('body.title')} lead={t('body.lead')} actions={<ImportLink />}>
      {days.isPending && (
        <>
          <LoadingWord text={t('common.loading')} />
          <Skeleton className="h-96 rounded-lg!" />
        </>
      )}
      {days.isError && <Problem error={days.error} onRetry={() => days.refetch()} />}
      {days.data !== undefined &&
        (latest === undefined ? (
          <NoFigures isWorking={days.data.length > 0} />
        ) : (
          <Figures days={days.data} latest={latest} from={from} to={today} span={span} />
        ))}
      <p className="mt-6 text-sm text-faint">{t('shell.notMedical')}</p>
    </Page>
  );
}

/** Nothing to draw: there is no data, none has been worked out, or all of it is older than the charts. */
function NoFigures({ isWorking }: { isWorking: boolean }) {
  const t = useText();
  const sources = useQuery(bodySourcesQuery(useApi()));
  const isOlder = !isWorking && sources.data?.some(({ lastSampleAt }) => lastSampleAt !== null) === true;
  return (
    <div className="grid gap-5">
      <Empty
        title={t(isOlder ? 'body.older' : 'body.empty')}
        text={t(isWorking ? 'body.working' : isOlder ? 'body.olderText' : 'body.emptyText')}
      >
        <Link to="/body/import" className={buttonLook('primary')}>
          {t('body.add')}
        </Link>
      </Empty>
      {isOlder && <Sources />}
    </div>
  );
}

function Sources() {
  const t = useText();
  return (
    <Card className="grid content-start gap-2">
      <h2 className="text-lg">{t('body.sources')}</h2>
      <SourceList />
    </Card>
  );
}

function Figures({
  days,
  latest,
  from,
  to,
  span,
}: {
  days: readonly BodyDay[];
  latest: BodyDay;
  from: LocalDay;
  to: LocalDay;
  span: number;
}) {
  const t = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const { metric = 'rmssd' } = route.useSearch();
  // What the API gives as a day is one.
  const day = latest.localDay as LocalDay;
  return (
    <div className="grid gap-5 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
      <Card className="grid content-start gap-4">
        <div className="flex flex-wrap items-end justify-between gap-3">
          <Segmented
            label={t('body.figure')}
            isLabelHidden
            value={metric}
            options={METRICS.map((value) => ({ value, label: t(`body.metric.${value}`) }))}
            onChange={(next: Metric) =>
              void navigate({ to: '/body', search: (before) => ({ ...before, metric: next }), replace: true })
            }
          />
          <Segmented
            label={t('body.span')}
            isLabelHidden
            value={String(span)}
            options={SPANS.map((value) => ({
              value: String(value),
              label: t('body.days', { count: value }),
            }))}
            onChange={(next) =>
              void navigate({
                to: '/body',
                search: (before) => ({
                  ...before,
                  lookBack: SPANS.find((one) => String(one) === next) ?? 60,
                }),
                replace: true,
              })
            }
          />
        </div>
        <TrendChart days={days} metric={metric} from={from} to={to} />
      </Card>
      <Card className="grid content-start gap-3">
        <h2 className="text-lg">{format.day(day)}</h2>
        {!latest.isCurrent && <p className="text-sm text-notice">{t('body.working')}</p>}
        <DayFigureList day={latest} />
      </Card>
      <Card className="grid content-start gap-3 lg:col-span-2">
        <h2 className="text-lg">{t('body.notes')}</h2>
        <NoteForm today={to} />
        <NoteList from={from} to={to} />
      </Card>
      <Card className="grid content-start gap-3">
        <h2 className="text-lg">{t('body.courseOf', { day: format.day(day, 'short') })}</h2>
        <DayCourse day={day} />
      </Card>
      <Sources />
    </div>
  );
}

function ImportLink() {
  const t = useText();
  return (
    <Link to="/body/import" className={buttonLook('plain', 'small')}>
      <Upload size={16} aria-hidden />
      {t('body.add')}
    </Link>
  );
}
