import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type {
  AuditEntry,
  FeatureFlagList,
  FiguresQuery,
  JobRun,
  Person,
  PersonSearch,
  StaffFigures,
  StaffFlag,
} from '#workers/features/admin/schemas.ts';
import { type Api, useApi } from '../../lib/api/api-client.ts';
import { ApiError } from '../../lib/api/api-error.ts';

/** A refusal of staff is no accident: asking again changes nothing. */
const base = {
  retry: (failures: number, error: Error) =>
    !(error instanceof ApiError && error.status === 403) && failures < 2,
} as const;

/** Looks again by itself, but not while somebody is asked who they are. */
function unlessRefused(everyMs: number) {
  return ({ state }: { state: { error: Error | null } }) => (state.error === null ? everyMs : false);
}

/** Why staff look or act; headers hold no words of their own, so they are percent-encoded. */
export function reasonHeader(reason: string): Record<string, string> {
  return { 'x-staff-reason': encodeURIComponent(reason.trim()) };
}

export const MIN_REASON = 3;
export const isReason = (text: string) => text.trim().length >= MIN_REASON && text.trim().length <= 300;

export function figuresQuery(api: Api, range: FiguresQuery['range']) {
  return queryOptions({
    ...base,
    queryKey: ['staff', 'figures', range],
    queryFn: ({ signal }) => api.read<StaffFigures>(`/staff-figures?range=${range}`, { signal }),
    refetchInterval: unlessRefused(range === 'hour' ? 15_000 : 60_000),
  });
}

export function jobRunsQuery(api: Api, state: JobRun['state'], page: number) {
  return queryOptions({
    ...base,
    queryKey: ['staff', 'jobs', state, page],
    queryFn: ({ signal }) => api.list<JobRun>(`/job-runs?state=${state}&page=${page}&perPage=20`, { signal }),
    refetchInterval: unlessRefused(10_000),
  });
}

export function flagsQuery(api: Api, state: 'open' | 'closed', page: number) {
  return queryOptions({
    ...base,
    queryKey: ['staff', 'flags', state, page],
    queryFn: ({ signal }) =>
      api.list<StaffFlag>(`/staff-flags?state=${state}&page=${page}&perPage=20`, { signal }),
  });
}

export function switchesQuery(api: Api) {
  return queryOptions({
    ...base,
    queryKey: ['staff', 'switches'],
    queryFn: ({ signal }) => api.read<FeatureFlagList>('/feature-flags', { signal }),
    refetchInterval: unlessRefused(60_000),
  });
}

export interface AuditFilters {
  memberId?: string;
  actorId?: string;
  action?: string;
}

/** Asked for by hand: each reading is itself written down. */
export function auditQuery(api: Api, filters: AuditFilters, page: number, reason: string | null) {
  const query = new URLSearchParams({ ...filters, page: String(page), perPage: '25' });
  return queryOptions({
    ...base,
    queryKey: ['staff', 'audit', filters, page, reason],
    queryFn: ({ signal }) =>
      api.list<AuditEntry>(`/audit-entries?${query}`, { signal, headers: reasonHeader(reason ?? '') }),
    enabled: reason !== null,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
}

export function useSearchPeople() {
  const api = useApi();
  return useMutation({
    mutationFn: ({ search, reason }: { search: PersonSearch; reason: string }) =>
      api.read<Person[]>('/person-searches', {
        method: 'POST',
        body: search,
        headers: reasonHeader(reason),
      }),
  });
}

type Deed = { id: string; reason: string };

function useDeed(what: 'jobs' | 'flags', ask: (api: Api, deed: Deed) => Promise<unknown>) {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (deed: Deed) => ask(api, deed),
    onSettled: () => queries.invalidateQueries({ queryKey: ['staff', what] }),
  });
}

export const useRetryJob = () =>
  useDeed('jobs', (api, { id, reason }) =>
    api.read(`/job-runs/${id}/retries`, { method: 'POST', headers: reasonHeader(reason) }),
  );

export const useDropJob = () =>
  useDeed('jobs', (api, { id, reason }) =>
    api.read(`/job-runs/${id}`, { method: 'DELETE', headers: reasonHeader(reason) }),
  );

export const useCloseFlag = () =>
  useDeed('flags', (api, { id, reason }) =>
    api.read(`/staff-flags/${id}`, { method: 'DELETE', headers: reasonHeader(reason) }),
  );
