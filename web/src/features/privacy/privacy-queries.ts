import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { DataExport, Erasure, MemberSession, Receipt } from '#workers/features/account/schemas.ts';
import { type Api, useApi } from '../../lib/api/api-client.ts';
import { ApiError } from '../../lib/api/api-error.ts';
import type { Language } from '../../lib/intl/language.ts';

const WORKING_MS = 3_000;

/** Archives, the newest first. While one is made it is looked at again, should the socket be away. */
export function exportsQuery(api: Api) {
  return queryOptions({
    queryKey: ['data-exports'],
    queryFn: ({ signal }) => api.read<DataExport[]>('/data-exports', { signal }),
    refetchInterval: ({ state }) => (state.data?.some(isUnderWay) ? WORKING_MS : false),
  });
}

export function isUnderWay({ state }: DataExport): boolean {
  return state === 'queued' || state === 'running';
}

export function useAskExport() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => api.read<DataExport>('/data-exports', { method: 'POST' }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['data-exports'] }),
  });
}

/** Makes a link and follows it: the browser downloads by it. */
export function useDownload() {
  const api = useApi();
  return useMutation({
    mutationFn: (id: string) => api.read<{ url: string }>(`/data-exports/${id}/links`, { method: 'POST' }),
    onSuccess: ({ url }) => window.location.assign(url),
  });
}

export function sessionsQuery(api: Api) {
  return queryOptions({
    queryKey: ['sessions'],
    queryFn: ({ signal }) => api.read<MemberSession[]>('/sessions', { signal }),
  });
}

export function useEndSession() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.read<object>(`/sessions/${id}`, { method: 'DELETE' }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['sessions'] }),
  });
}

export function useLeave() {
  const api = useApi();
  return useMutation({ mutationFn: () => api.read<Erasure>('/erasure', { method: 'POST' }) });
}

export function erasureQuery(api: Api) {
  return queryOptions({
    queryKey: ['erasure'],
    queryFn: ({ signal }) => api.read<Erasure>('/erasure', { signal }),
    staleTime: 0,
  });
}

export function useStay() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => api.read<object>('/erasure', { method: 'DELETE' }),
    onSuccess: () => queries.resetQueries(),
  });
}

export function receiptQuery(api: Api, token: string, language: Language) {
  return queryOptions({
    queryKey: ['receipt', token, language],
    queryFn: ({ signal }) => api.read<Receipt>(`/erasure-receipts/${token}?language=${language}`, { signal }),
  });
}

/** Whether the API refused because the account is closed and waits for its erasure. */
export function isLeaving(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'DAY-AUTH-1009';
}
