import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { addDays, type LocalDay, localDayOf } from '#workers/kernel/local-day.ts';
import { CalibrationCard } from '../../features/mood/calibration-card.tsx';
import { LabelMoment } from '../../features/mood/label-moment.tsx';
import { MomentList } from '../../features/mood/moment-list.tsx';
import { moodDaysQuery, moodQuery } from '../../features/mood/mood-queries.ts';
import { ThreeRows } from '../../features/mood/three-rows.tsx';
import { ThreeSources } from '../../features/mood/three-sources.tsx';
import { useApi } from '../../lib/api/api-client.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { DaySteps } from '../../ui/day-steps.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { LoadingWord, Skeleton } from '../../ui/skeleton.tsx';
import { askedDay } from '../day/asked-day.ts';

const route = getRouteApi('/member/mood');

/** A day by body, choice and words; the weeks before; moments to label, and what they teach. */
export function MoodScreen() {
  const t = useText();
  const format = useFormat();
  const today = localDayOf(new Date(), format.timeZone);
  const search = route.useSearch();
  const day = askedDay(search.day, today);
  const mood = useQuery(moodQuery(useApi(), day));
  return (
    <Page
      isWide
      title={t('mood.title')}
      lead={format.day(day)}
      actions={<DaySteps to="/mood" day={day} today={today} />}
    >
      <div className="grid gap-5">
        <p className="max-w-2xl text-soft">{t('mood.lead')}</p>
        {mood.isPending && (
          <>
            <LoadingWord text={t('common.loading')} />
            <div className="grid gap-4 md:grid-cols-3">
              {['a', 'b', 'c'].map((key) => (
                <Skeleton key={key} className="h-52 rounded-lg!" />
              ))}
            </div>
          </>
        )}
        {mood.isError && <Problem error={mood.error} onRetry={() => mood.refetch()} />}
        {mood.data !== undefined && <ThreeSources mood={mood.data} />}
        <DaysCard to={day > addDays(today, -30) ? today : day} span={search.span ?? 30} />
        <div className="grid items-start gap-5 lg:grid-cols-2">
          <div className="grid gap-5">
            <LabelMoment />
            <CalibrationCard />
          </div>
          <MomentList />
        </div>
      </div>
    </Page>
  );
}

function DaysCard({ to, span }: { to: LocalDay; span: 30 | 90 }) {
  const t = useText();
  const navigate = useNavigate();
  const from = addDays(to, 1 - span);
  const days = useQuery(moodDaysQuery(useApi(), from, to));
  return (
    <Card className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-lg">{t('mood.days')}</h2>
        <Segmented
          label={t('mood.span')}
          isLabelHidden
          value={String(span)}
          options={[
            { value: '30', label: t('mood.span30') },
            { value: '90', label: t('mood.span90') },
          ]}
          onChange={(next) =>
            void navigate({
              to: '/mood',
              search: ({ day }) => ({ ...(day !== undefined && { day }), span: next === '90' ? 90 : 30 }),
              replace: true,
            })
          }
        />
      </div>
      {days.isPending && <Skeleton className="h-72" />}
      {days.isError && <Problem error={days.error} onRetry={() => days.refetch()} />}
      {days.data !== undefined && <ThreeRows days={days.data} from={from} to={to} />}
    </Card>
  );
}
