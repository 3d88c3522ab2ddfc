import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Me, PatchMe } from '#workers/features/account/schemas.ts';
import { type Api, useApi } from '../../lib/api/api-client.ts';

export function meQuery(api: Api) {
  return queryOptions({
    queryKey: ['me'],
    queryFn: ({ signal }) => api.read<Me>('/users/me', { signal }),
    staleTime: 5 * 60_000,
  });
}

/** Changes settings at once, and takes the change back when the server will not have it. */
export function useChangeMe() {
  const api = useApi();
  const queries = useQueryClient();
  const { queryKey } = meQuery(api);
  return useMutation({
    scope: { id: 'me' },
    mutationFn: (change: PatchMe) => api.read<Me>('/users/me', { method: 'PATCH', body: change }),
    onMutate: async (change) => {
      await queries.cancelQueries({ queryKey });
      const before = queries.getQueryData(queryKey);
      if (before !== undefined) queries.setQueryData(queryKey, applyChange(before, change));
      return { before };
    },
    onError: (_error, _change, context) => {
      if (context?.before !== undefined) queries.setQueryData(queryKey, context.before);
    },
    onSuccess: (me) => {
      queries.setQueryData(queryKey, me);
      return queries.invalidateQueries({ queryKey: ['food', 'lists'] });
    },
  });
}

function applyChange(me: Me, { timeZone, preferences }: PatchMe): Me {
  const chosen = Object.fromEntries(
    Object.entries(preferences ?? {}).filter(([, value]) => value !== undefined),
  );
  return { ...me, timeZone: timeZone ?? me.timeZone, preferences: { ...me.preferences, ...chosen } };
}
