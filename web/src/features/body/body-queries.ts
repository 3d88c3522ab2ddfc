import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { BodyDay, BodyNote, BodySeries, BodySource } from '#workers/features/body/schemas.ts';
import type { Api } from '../../lib/api/api-client.ts';

const ALL = 'body';
/** While a job works figures out, the page asks again. */
const POLL_MS = 5_000;

export const bodyKeys = {
  all: [ALL] as const,
  sources: [ALL, 'sources'] as const,
  notes: [ALL, 'notes'] as const,
};

export function bodyDaysQuery(api: Api, from: string, to: string) {
  return queryOptions({
    queryKey: [ALL, 'days', from, to],
    queryFn: ({ signal }) => api.read<BodyDay[]>(`/body-days?from=${from}&to=${to}`, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.some(({ isCurrent }) => !isCurrent) ? POLL_MS : false),
  });
}

export function bodySeriesQuery(api: Api, from: string, to: string) {
  return queryOptions({
    queryKey: [ALL, 'series', from, to],
    queryFn: ({ signal }) =>
      api.read<BodySeries>(`/body-series?${new URLSearchParams({ from, to })}`, { signal }),
  });
}

export function bodySourcesQuery(api: Api) {
  return queryOptions({
    queryKey: bodyKeys.sources,
    queryFn: ({ signal }) => api.read<BodySource[]>('/body-sources', { signal }),
  });
}

/** The latest hundred notes of a span. */
export function bodyNotesQuery(api: Api, from: string, to: string) {
  return queryOptions({
    queryKey: [...bodyKeys.notes, from, to],
    queryFn: ({ signal }) => api.list<BodyNote>(`/body-notes?from=${from}&to=${to}&perPage=100`, { signal }),
    placeholderData: keepPreviousData,
  });
}
