import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  JournalDay,
  JournalEntry,
  LabelUse,
  MaskedView,
  SearchResult,
} from '#workers/features/journal/schemas.ts';
import type { Api } from '../../lib/api/api-client.ts';
import { type JournalFilters, toSearch } from './journal-filters.ts';

/** While an entry is being read the page asks by itself. */
const POLL_MS = 3_000;
const ALL = 'journal';

export const journalKeys = {
  all: [ALL] as const,
  lists: [ALL, 'lists'] as const,
  entries: (search: string) => [ALL, 'lists', 'entries', search] as const,
  days: (from: string, to: string) => [ALL, 'lists', 'days', from, to] as const,
  labels: [ALL, 'lists', 'labels'] as const,
  search: (body: object) => [ALL, 'lists', 'search', body] as const,
  entry: (id: string) => [ALL, 'entry', id] as const,
  masked: (id: string, updatedAt: string) => [ALL, 'masked', id, updatedAt] as const,
  photo: (id: string) => [ALL, 'photo', id] as const,
};

/** The entries of one local day, the first first. */
export function dayEntriesQuery(api: Api, day: string) {
  const search = new URLSearchParams({ from: day, to: day, perPage: '100' }).toString();
  return queryOptions({
    queryKey: journalKeys.entries(search),
    queryFn: ({ signal }) => api.list<JournalEntry>(`/journal-entries?${search}`, { signal }),
    select: ({ data }) => [...data].reverse(),
  });
}

/** Entries for filters, in a body: what somebody looks for is theirs, and addresses end up in logs. */
export function searchQuery(api: Api, filters: JournalFilters) {
  const body = toSearch(filters);
  return queryOptions({
    queryKey: journalKeys.search(body),
    queryFn: ({ signal }) => api.page<SearchResult>('/journal-search', { method: 'POST', body, signal }),
    placeholderData: keepPreviousData,
  });
}

export function entryQuery(api: Api, id: string) {
  return queryOptions({
    queryKey: journalKeys.entry(id),
    queryFn: ({ signal }) => api.read<JournalEntry>(`/journal-entries/${id}`, { signal }),
    refetchInterval: ({ state: { data } }) => (data?.enrichment.state === 'queued' ? POLL_MS : false),
  });
}

export function maskedQuery(api: Api, id: string, updatedAt: string) {
  return queryOptions({
    queryKey: journalKeys.masked(id, updatedAt),
    queryFn: ({ signal }) => api.read<MaskedView>(`/journal-entries/${id}/masked`, { signal }),
  });
}

export function journalDaysQuery(api: Api, from: string, to: string) {
  return queryOptions({
    queryKey: journalKeys.days(from, to),
    queryFn: ({ signal }) =>
      api.read<JournalDay[]>(`/journal-days?${new URLSearchParams({ from, to })}`, { signal }),
    placeholderData: keepPreviousData,
  });
}

export function labelsQuery(api: Api) {
  return queryOptions({
    queryKey: journalKeys.labels,
    queryFn: ({ signal }) => api.read<LabelUse[]>('/journal-labels', { signal }),
    staleTime: 5 * 60_000,
  });
}

export function photoQuery(api: Api, id: string) {
  return queryOptions({
    queryKey: journalKeys.photo(id),
    queryFn: ({ signal }) => api.blob(`/journal-photos/${id}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 10 * 60_000,
  });
}
