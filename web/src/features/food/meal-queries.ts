import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  AnalysisState,
  FoodAnalysis,
  FoodAnalysisSummary,
  FoodDay,
} from '#workers/features/food/schemas.ts';
import type { Api } from '../../lib/api/api-client.ts';

/** While the socket is down the page asks by itself; with it, only in case an event was lost. */
const POLL_MS = 2_000;
const POLL_BESIDE_SOCKET_MS = 10_000;

export const mealKeys = {
  all: ['food'] as const,
  meal: (id: string) => ['food', 'meal', id] as const,
  photo: (id: string) => ['food', 'photo', id] as const,
  lists: ['food', 'lists'] as const,
  /** The meal that a queued photo became, by the key that it was sent with. */
  sent: (idempotencyKey: string) => ['sent', idempotencyKey] as const,
  history: (search: string) => ['food', 'lists', 'history', search] as const,
  days: (from: string, to: string) => ['food', 'lists', 'days', from, to] as const,
};

export function isAnalysing(state: AnalysisState): boolean {
  return state !== 'ready' && state !== 'failed';
}

export function mealQuery(api: Api, id: string, options: { isLive?: boolean } = {}) {
  return queryOptions({
    queryKey: mealKeys.meal(id),
    queryFn: ({ signal }) => api.read<FoodAnalysis>(`/food-analyses/${id}`, { signal }),
    refetchInterval: ({ state: { data } }) => {
      if (data === undefined || !isAnalysing(data.state)) return false;
      return options.isLive === true ? POLL_BESIDE_SOCKET_MS : POLL_MS;
    },
  });
}

export function mealPhotoQuery(api: Api, id: string) {
  return queryOptions({
    queryKey: mealKeys.photo(id),
    queryFn: ({ signal }) => api.blob(`/food-analyses/${id}/photo`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 10 * 60_000,
  });
}

/** @param search the query string of `GET /food-analyses`, without the question mark */
export function historyQuery(api: Api, search: string) {
  return queryOptions({
    queryKey: mealKeys.history(search),
    queryFn: ({ signal }) => api.list<FoodAnalysisSummary>(`/food-analyses?${search}`, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** The meals of one local day, first to last. */
export function dayMealsQuery(api: Api, day: string) {
  const search = new URLSearchParams({ from: day, to: day, sort: 'eatenAt', perPage: '100' }).toString();
  return queryOptions({
    queryKey: mealKeys.history(search),
    queryFn: ({ signal }) => api.list<FoodAnalysisSummary>(`/food-analyses?${search}`, { signal }),
    refetchInterval: ({ state: { data } }) =>
      data?.data.some((meal) => isAnalysing(meal.state)) === true ? POLL_BESIDE_SOCKET_MS : false,
  });
}

/** Totals of the days that have meals, from and to included. */
export function foodDaysQuery(api: Api, from: string, to: string) {
  return queryOptions({
    queryKey: mealKeys.days(from, to),
    queryFn: ({ signal }) =>
      api.read<FoodDay[]>(`/food-days?${new URLSearchParams({ from, to })}`, { signal }),
    placeholderData: keepPreviousData,
  });
}
