import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { addDays, localDayOf } from '#workers/kernel/local-day.ts';
import { ArchetypeCard } from '../../features/archetypes/archetype-card.tsx';
import { SuggestionCard } from '../../features/archetypes/suggestion-card.tsx';
import { DayTotals, DayTotalsSkeleton } from '../../features/food/day-totals.tsx';
import { foodDaysQuery } from '../../features/food/meal-queries.ts';
import { WeekStrip } from '../../features/food/week-strip.tsx';
import { PromptCard } from '../../features/prompts/prompt-card.tsx';
import { ScoreCard } from '../../features/wellness/score-card.tsx';
import { useApi } from '../../lib/api/api-client.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { useMediaQuery, WIDE } from '../../lib/media-query.ts';
import { useNow } from '../../lib/use-now.ts';
import { DaySteps } from '../../ui/day-steps.tsx';
import { Page } from '../../ui/page.tsx';
import { PartProblem } from '../../ui/part-problem.tsx';
import { Problem } from '../../ui/problem.tsx';
import { LoadingWord } from '../../ui/skeleton.tsx';
import { askedDay } from '../day/asked-day.ts';
import { DayThread, DayThreadSkeleton } from '../day/day-thread.tsx';
import { EmptyDay } from '../day/empty-day.tsx';
import { type Day, useDay } from '../day/use-day.ts';

const route = getRouteApi('/member/today');

/** One local day as one row of time, with its score, what its meals come to, and the week around it. */
export function TodayScreen() {
  const t = useText();
  const format = useFormat();
  const isWide = useMediaQuery(WIDE);
  const today = localDayOf(useNow(), format.timeZone);
  const date = askedDay(route.useSearch().day, today);
  const isToday = date === today;
  const weekEnd = date > addDays(today, -7) ? today : date;
  const days = useQuery(foodDaysQuery(useApi(), addDays(weekEnd, -6), weekEnd));
  const day = useDay({ day: date, isToday, timeZone: format.timeZone });

  const score = !isWide && day.error === null && <ScoreCard day={date} />;
  // Where there is nothing to score yet, what to do comes first.
  const isScoreAbove = day.isPending || !isEmpty(day);
  return (
    <Page
      isWide
      title={isToday ? t('today.title') : format.day(date)}
      {...(isToday && { lead: format.day(date) })}
      actions={<DaySteps to="/today" day={date} today={today} />}
    >
      <div className="grid grid-cols-1 content-start gap-5 lg:grid-cols-[minmax(0,1fr)_20.5rem] lg:gap-x-7">
        <div className="grid min-w-0 grid-cols-1 content-start gap-5">
          <WeekStrip last={weekEnd} today={today} selected={date} days={days.data} />
          {isToday && <PromptCard timeZone={format.timeZone} />}
          {isToday && <SuggestionCard />}
          {isScoreAbove && score}
          <DayBody day={day} isToday={isToday} />
          {!isScoreAbove && score}
        </div>
        {day.error === null && (
          <div className="grid grid-cols-1 content-start gap-5 lg:sticky lg:top-6 lg:self-start">
            {isWide && <ScoreCard day={date} />}
            {days.isPending && <DayTotalsSkeleton />}
            {days.isError && days.data === undefined && (
              <PartProblem
                text={t('today.partFailed', { part: t('today.totals') })}
                error={days.error}
                onRetry={() => void days.refetch()}
              />
            )}
            {days.data !== undefined && (
              <DayTotals day={days.data.find((known) => known.localDay === date)} />
            )}
            {isToday && <ArchetypeCard />}
          </div>
        )}
      </div>
    </Page>
  );
}

function isEmpty(day: Day): boolean {
  const known = day.happened.length + day.untimed.length + day.leftOpen + day.missing.length;
  return known === 0 && !day.isPartial;
}

function DayBody({ day, isToday }: { day: Day; isToday: boolean }) {
  const t = useText();
  if (day.error !== null) return <Problem error={day.error} onRetry={day.retry} />;
  if (day.isPending)
    return (
      <>
        <LoadingWord text={t('common.loading')} />
        <DayThreadSkeleton />
      </>
    );
  if (isEmpty(day)) return <EmptyDay isToday={isToday} />;
  return <DayThread day={day} isToday={isToday} />;
}
