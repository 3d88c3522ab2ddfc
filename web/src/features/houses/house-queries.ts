import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { HouseCard } from '#workers/features/archetypes/schemas.ts';
import type { MyHouse } from '#workers/features/houses/schemas.ts';
import { type Api, useApi } from '../../lib/api/api-client.ts';
import { readLanguage } from '../../lib/intl/language.ts';
import { useNotice } from '../../lib/notices.ts';
import { useProblemText } from '../../ui/problem.tsx';

export type HouseId = HouseCard['id'];

export function myHouseQuery(api: Api) {
  return queryOptions({
    queryKey: ['houses', 'mine'],
    queryFn: ({ signal }) => api.read<MyHouse>('/users/me/house', { signal }),
  });
}

export function housesQuery(api: Api, language = readLanguage()) {
  return queryOptions({
    queryKey: ['houses', 'all', language],
    staleTime: 3_600_000,
    queryFn: ({ signal }) => api.read<HouseCard[]>(`/houses?language=${language}`, { signal }),
  });
}

/** Enters a house, or with null leaves the one that the member is in. */
export function useMoveHouse() {
  const api = useApi();
  const queries = useQueryClient();
  const notice = useNotice();
  const problemText = useProblemText();
  return useMutation({
    mutationFn: async (house: HouseId | null) => {
      if (house === null) await api.read('/users/me/house', { method: 'DELETE' });
      else await api.read<MyHouse>('/users/me/house', { method: 'PUT', body: { house } });
    },
    onError: (error) => notice(problemText(error), { isProblem: true }),
    onSettled: () => queries.invalidateQueries({ queryKey: myHouseQuery(api).queryKey }),
  });
}
