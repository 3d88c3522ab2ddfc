import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Api } from '../../lib/api/api-client.ts';

export interface Portion {
  label: string;
  grams: number;
}

export interface FoodHit {
  id: string;
  name: string;
  nutrientsPer100g: Record<string, number>;
  portions: Portion[];
}

export const foodKeys = {
  search: (query: string) => ['foods', 'search', query] as const,
  food: (id: string) => ['foods', 'food', id] as const,
  custom: ['foods', 'custom'] as const,
};

export function foodSearchQuery(api: Api, query: string) {
  return queryOptions({
    queryKey: foodKeys.search(query),
    queryFn: ({ signal }) => api.read<FoodHit[]>(`/foods?${new URLSearchParams({ query })}`, { signal }),
    enabled: query.length > 0,
    staleTime: 10 * 60_000,
    placeholderData: keepPreviousData,
  });
}

export function foodQuery(api: Api, id: string) {
  return queryOptions({
    queryKey: foodKeys.food(id),
    queryFn: ({ signal }) => api.read<FoodHit>(`/foods/${encodeURIComponent(id)}`, { signal }),
    staleTime: 60 * 60_000,
  });
}
