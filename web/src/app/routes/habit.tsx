import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import { addDays, localDayOf } from '#workers/kernel/local-day.ts';
import { templateDaysQuery, templateQuery } from '../../features/habits/habit-queries.ts';
import { HeatMap } from '../../features/habits/heat-map.tsx';
import { PastDays } from '../../features/habits/past-days.tsx';
import { useRhythm } from '../../features/habits/rhythm-words.ts';
import { StrengthBar } from '../../features/habits/strength-bar.tsx';
import { useApi } from '../../lib/api/api-client.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { buttonLook } from '../../ui/button.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';

const route = getRouteApi('/member/habits/$templateId');
const WEEKS = 26;

/** One habit: how strong it is, its days, and the last week to tell of. */
export function HabitScreen() {
  const t = useText();
  const api = useApi();
  const format = useFormat();
  const rhythm = useRhythm();
  const { templateId } = route.useParams();
  const today = localDayOf(new Date(), format.timeZone);
  const weekday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
  const first = addDays(today, -weekday - 7 * (WEEKS - 1));
  const habit = useQuery(templateQuery(api, templateId));
  const days = useQuery(templateDaysQuery(api, templateId, first, today));
  const counted = days.data?.map(({ localDay, state }) => ({
    localDay,
    due: state === 'excused' ? 0 : 1,
    done: state === 'completed' ? 1 : 0,
  }));
  return (
    <Page
      title={habit.data?.title ?? t('habits.title')}
      {...(habit.data !== undefined && { lead: rhythm(habit.data) })}
      actions={
        <Link to="/habits" className={buttonLook('quiet')}>
          <ChevronLeft size={18} aria-hidden /> {t('habits.back')}
        </Link>
      }
    >
      <div className="grid gap-5">
        {habit.isError && <Problem error={habit.error} onRetry={() => habit.refetch()} />}
        {habit.isPending && <Skeleton className="h-24 rounded-lg!" />}
        {habit.data !== undefined && (
          <Card className="grid gap-2">
            <StrengthBar strength={habit.data.strength} label={format.percent(habit.data.strength)} />
            <p className="figures text-soft">
              {t('habits.streakDays', { count: habit.data.streak })} ·{' '}
              {t('habits.best', { count: habit.data.bestStreak })}
            </p>
            <p className="text-sm text-faint">{t('habits.strengthHint')}</p>
          </Card>
        )}
        {days.isError && !habit.isError && <Problem error={days.error} onRetry={() => days.refetch()} />}
        {counted !== undefined && habit.data !== undefined && (
          <>
            <Card className="grid gap-4">
              <h2 className="text-lg">{t('habits.heatTitle')}</h2>
              <HeatMap first={first} last={today} days={counted} />
            </Card>
            <Card className="grid gap-3">
              <h2 className="text-lg">{t('habits.history')}</h2>
              <PastDays templateId={templateId} today={today} days={days.data ?? []} />
            </Card>
          </>
        )}
      </div>
    </Page>
  );
}
