import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { CustomFood, Food, FoodSummary } from '#workers/features/nutrition/schemas.ts';
import type { Api } from '../../lib/api/api-client.ts';

/** What a food weighs when nobody says how much of it there is. */
const USUAL_GRAMS = 100;

export const foodKeys = {
  search: (query: string) => ['foods', 'search', query] as const,
  food: (id: string) => ['foods', 'food', id] as const,
  custom: ['foods', 'custom'] as const,
};

export function foodSearchQuery(api: Api, query: string) {
  return queryOptions({
    queryKey: foodKeys.search(query),
    queryFn: ({ signal }) => api.read<FoodSummary[]>(`/foods?${new URLSearchParams({ query })}`, { signal }),
    enabled: query.length > 0,
    staleTime: 10 * 60_000,
    placeholderData: keepPreviousData,
  });
}

export function foodQuery(api: Api, id: string) {
  return queryOptions({
    queryKey: foodKeys.food(id),
    queryFn: ({ signal }) => api.read<Food>(`/foods/${encodeURIComponent(id)}`, { signal }),
    staleTime: 60 * 60_000,
  });
}

export function customFoodsQuery(api: Api, page: number) {
  return queryOptions({
    queryKey: [...foodKeys.custom, page],
    queryFn: ({ signal }) => api.list<CustomFood>(`/custom-foods?page=${page}`, { signal }),
  });
}

/** How much of a food one usually has, in grams. */
export function usualGrams(food: FoodSummary): number {
  return food.serving?.grams ?? USUAL_GRAMS;
}
