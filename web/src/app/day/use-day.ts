import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { addDays, type LocalDay, startOfLocalDay } from '#workers/kernel/local-day.ts';
import { bodyDaysQuery, bodySeriesQuery } from '../../features/body/body-queries.ts';
import { readingsOf } from '../../features/body/readings.ts';
import { dayMealsQuery } from '../../features/food/meal-queries.ts';
import { tasksQuery } from '../../features/habits/habit-queries.ts';
import { dayEntriesQuery } from '../../features/journal/journal-queries.ts';
import { dayMomentsQuery } from '../../features/mood/mood-queries.ts';
import { useApi } from '../../lib/api/api-client.ts';
import type { MessageId } from '../../lib/intl/messages.ts';
import { type WovenDay, weaveDay } from './weave-day.ts';

/** A part of the day that could not be fetched. */
export interface MissingPart {
  name: MessageId;
  error: Error;
  retry: () => void;
}

export interface Day extends WovenDay {
  /** Nothing is known yet, and nothing has failed. */
  isPending: boolean;
  /** Something is still on its way. */
  isPartial: boolean;
  missing: MissingPart[];
  /** Every part has failed, though it may be tried again: what to say once. */
  error: Error | null;
  retry: () => void;
}

function hasFailed({ data, failureCount, isError }: UseQueryResult<unknown, Error>): boolean {
  return data === undefined && (isError || failureCount > 0);
}

/** All that belongs to a local day, each part asked for by itself, woven into one row of time. */
export function useDay({
  day,
  isToday,
  timeZone,
}: {
  day: LocalDay;
  isToday: boolean;
  timeZone: string;
}): Day {
  const api = useApi();
  const midnight = startOfLocalDay(day, timeZone).toISOString();
  const end = startOfLocalDay(addDays(day, 1), timeZone).toISOString();
  const meals = useQuery(dayMealsQuery(api, day));
  const tasks = useQuery(tasksQuery(api, day));
  const entries = useQuery(dayEntriesQuery(api, day));
  const moments = useQuery(dayMomentsQuery(api, day));
  const body = useQuery(bodyDaysQuery(api, day, day));
  const figures = body.data?.find(({ localDay }) => localDay === day);
  const hasHeart = figures !== undefined && figures.beats + figures.heartRates > 0;
  const series = useQuery({ ...bodySeriesQuery(api, midnight, end), enabled: hasHeart });

  const parts = [
    ['today.part.meals', meals],
    ['today.part.tasks', tasks],
    ['today.part.entries', entries],
    ['today.part.moments', moments],
    ['today.part.body', body],
  ] as const satisfies readonly (readonly [MessageId, UseQueryResult<unknown, Error>])[];
  const queries = parts.map(([, query]) => query);
  const failed = parts.filter(([, query]) => query.isError && query.data === undefined);
  const hasFigures =
    figures !== undefined && (figures.restingHr ?? figures.rmssd ?? figures.nightTo) !== null;
  return {
    ...weaveDay(
      {
        meals: meals.data?.data ?? [],
        tasks: tasks.data?.data ?? [],
        entries: entries.data ?? [],
        moments: moments.data?.data ?? [],
        night: hasFigures ? figures : null,
        readings: figures === undefined || series.data === undefined ? [] : readingsOf(series.data, figures),
      },
      { day, isToday, timeZone, midnight },
    ),
    // What fails is tried again for some seconds; meanwhile the rest is shown.
    isPending: queries.some(({ isPending, failureCount }) => isPending && failureCount === 0),
    isPartial: queries.some(({ isPending }) => isPending),
    missing: failed.map(([name, { error, refetch }]) => ({
      name,
      error: error as Error,
      retry: () => void refetch(),
    })),
    error: queries.every(hasFailed) ? (meals.error ?? meals.failureReason) : null,
    retry: () => queries.forEach(({ refetch }) => void refetch()),
  };
}
