import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { WellnessDay, WellnessScore } from '#workers/features/wellness/schemas.ts';
import type { Api } from '../../lib/api/api-client.ts';

const ALL = 'wellness';

export const wellnessKeys = { all: [ALL] as const };

export function scoreQuery(api: Api, day: string) {
  return queryOptions({
    queryKey: [ALL, 'score', day],
    queryFn: ({ signal }) => api.read<WellnessScore>(`/wellness/score?day=${day}`, { signal }),
  });
}

export function scoresQuery(api: Api, from: string, to: string) {
  return queryOptions({
    queryKey: [ALL, 'scores', from, to],
    queryFn: ({ signal }) => api.read<WellnessDay[]>(`/wellness/scores?from=${from}&to=${to}`, { signal }),
    placeholderData: keepPreviousData,
  });
}
