import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { addDays, type LocalDay, localDayOf, parseLocalDay } from '#workers/kernel/local-day.ts';
import { ArchetypeCard } from '../../features/archetypes/archetype-card.tsx';
import { SuggestionCard } from '../../features/archetypes/suggestion-card.tsx';
import { DayTimeline, DayTimelineSkeleton, EmptyDay } from '../../features/food/day-timeline.tsx';
import { DayTotals, DayTotalsSkeleton } from '../../features/food/day-totals.tsx';
import { dayMealsQuery, foodDaysQuery } from '../../features/food/meal-queries.ts';
import { WeekStrip } from '../../features/food/week-strip.tsx';
import { TodayTasks } from '../../features/habits/today-tasks.tsx';
import { JournalDayCards } from '../../features/journal/journal-day-cards.tsx';
import { PromptCard } from '../../features/prompts/prompt-card.tsx';
import { ScoreCard } from '../../features/wellness/score-card.tsx';
import { useApi } from '../../lib/api/api-client.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { buttonLook } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Page } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { LoadingWord } from '../../ui/skeleton.tsx';

const route = getRouteApi('/member/today');

/** One local day: its meals in order, what they come to, and the week around it. */
export function TodayScreen() {
  const t = useText();
  const api = useApi();
  const format = useFormat();
  const today = localDayOf(new Date(), format.timeZone);
  const asked = route.useSearch().day;
  const parsed = asked === undefined ? null : parseLocalDay(asked);
  const day = parsed === null || parsed > today ? today : parsed;
  const weekEnd = day > addDays(today, -7) ? today : day;
  const meals = useQuery(dayMealsQuery(api, day));
  const days = useQuery(foodDaysQuery(api, addDays(weekEnd, -6), weekEnd));
  const isToday = day === today;

  return (
    <Page
      isWide
      title={isToday ? t('today.title') : format.day(day)}
      {...(isToday && { lead: format.day(day) })}
      actions={<DaySteps day={day} today={today} />}
    >
      <div className="grid grid-cols-1 content-start gap-5 lg:grid-cols-[minmax(0,1fr)_20.5rem] lg:grid-rows-[auto_1fr] lg:gap-x-7">
        <WeekStrip last={weekEnd} today={today} selected={day} days={days.data ?? []} />
        <div className="grid grid-cols-1 gap-5 lg:sticky lg:top-6 lg:col-start-2 lg:row-span-2 lg:row-start-1 lg:self-start">
          <ScoreCard day={day} />
          {days.isPending && <DayTotalsSkeleton />}
          {days.isError && !meals.isError && <Problem error={days.error} onRetry={() => days.refetch()} />}
          {days.data !== undefined && <DayTotals day={days.data.find((known) => known.localDay === day)} />}
          {isToday && <ArchetypeCard />}
        </div>
        <div className="grid min-w-0 grid-cols-1 content-start gap-5">
          {isToday && <PromptCard timeZone={format.timeZone} />}
          {isToday && <SuggestionCard />}
          {isToday && <TodayTasks day={day} />}
          {meals.isPending && (
            <>
              <LoadingWord text={t('common.loading')} />
              <DayTimelineSkeleton />
            </>
          )}
          {meals.isError && <Problem error={meals.error} onRetry={() => meals.refetch()} />}
          {meals.data?.data.length === 0 && <EmptyDay isToday={isToday} />}
          {meals.data !== undefined && meals.data.data.length > 0 && <DayTimeline meals={meals.data.data} />}
          <JournalDayCards day={day} />
        </div>
      </div>
    </Page>
  );
}

function DaySteps({ day, today }: { day: LocalDay; today: LocalDay }) {
  const t = useText();
  const next = addDays(day, 1);
  const look = classNames(buttonLook('quiet'), 'min-w-11 px-0!');
  return (
    <>
      <Link
        to="/today"
        search={{ day: addDays(day, -1) }}
        aria-label={t('today.before')}
        title={t('today.before')}
        className={look}
      >
        <ChevronLeft aria-hidden />
      </Link>
      {day < today && (
        <>
          <Link
            to="/today"
            search={next === today ? {} : { day: next }}
            aria-label={t('today.after')}
            title={t('today.after')}
            className={look}
          >
            <ChevronRight aria-hidden />
          </Link>
          <Link to="/today" search={{}} className={buttonLook('plain', 'small')}>
            {t('today.back')}
          </Link>
        </>
      )}
    </>
  );
}
