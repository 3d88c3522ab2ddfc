import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Calibration, MoodDay, MoodDetail, MoodMoment } from '#workers/features/mood/schemas.ts';
import type { Api } from '../../lib/api/api-client.ts';

const ALL = 'mood';

export const moodKeys = { all: [ALL] as const };

export function moodQuery(api: Api, day: string) {
  return queryOptions({
    queryKey: [ALL, 'day', day],
    queryFn: ({ signal }) => api.read<MoodDetail>(`/mood/day?day=${day}`, { signal }),
  });
}

export function moodDaysQuery(api: Api, from: string, to: string) {
  return queryOptions({
    queryKey: [ALL, 'days', from, to],
    queryFn: ({ signal }) => api.read<MoodDay[]>(`/mood/days?from=${from}&to=${to}`, { signal }),
    placeholderData: keepPreviousData,
  });
}

export function momentsQuery(api: Api, page: number) {
  return queryOptions({
    queryKey: [ALL, 'moments', page],
    queryFn: ({ signal }) => api.list<MoodMoment>(`/mood-moments?page=${page}&perPage=10`, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** The moments of one local day, at most a hundred. */
export function dayMomentsQuery(api: Api, day: string) {
  return queryOptions({
    queryKey: [ALL, 'moments', 'day', day],
    queryFn: ({ signal }) => api.list<MoodMoment>(`/mood-moments?day=${day}&perPage=100`, { signal }),
  });
}

export function calibrationQuery(api: Api) {
  return queryOptions({
    queryKey: [ALL, 'calibration'],
    queryFn: ({ signal }) => api.read<Calibration>('/mood/calibration', { signal }),
  });
}
