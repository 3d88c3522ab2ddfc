import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { PatchPreferences, ReadPreferences } from '#workers/features/preferences/schemas.ts';
import { type Api, useApi } from '../../lib/api/api-client.ts';

export function eatingQuery(api: Api) {
  return queryOptions({
    queryKey: ['eating-preferences'],
    queryFn: ({ signal }) => api.read<ReadPreferences>('/preferences', { signal }),
    staleTime: 60_000,
  });
}

/** Changes at once, and takes the change back when the server will not have it. */
export function useChangeEating() {
  const api = useApi();
  const queries = useQueryClient();
  const { queryKey } = eatingQuery(api);
  return useMutation({
    scope: { id: 'eating-preferences' },
    mutationFn: (change: PatchPreferences) =>
      api.read<ReadPreferences>('/preferences', { method: 'PATCH', body: change }),
    onMutate: async (change) => {
      await queries.cancelQueries({ queryKey });
      const before = queries.getQueryData(queryKey);
      if (before !== undefined) queries.setQueryData(queryKey, { ...before, ...withoutGaps(change) });
      return { before };
    },
    onError: (_error, _change, context) => {
      if (context?.before !== undefined) queries.setQueryData(queryKey, context.before);
    },
    onSuccess: (kept) => queries.setQueryData(queryKey, kept),
  });
}

function withoutGaps(change: PatchPreferences): Partial<ReadPreferences> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}
