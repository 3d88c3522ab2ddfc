import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FoodAnalysis, NewItem, PatchAnalysis, PatchItem } from '#workers/features/food/schemas.ts';
import { type Api, useApi } from '../../lib/api/api-client.ts';
import { useNotice } from '../../lib/notices.ts';
import { useProblemText } from '../../ui/problem.tsx';
import { mealKeys } from './meal-queries.ts';

/** What a person may do to a meal; every deed answers with the whole meal. */
export type MealEdit =
  | { kind: 'change'; change: PatchAnalysis }
  | { kind: 'add-item'; item: NewItem }
  | { kind: 'change-item'; itemId: string; change: PatchItem }
  | { kind: 'delete-item'; itemId: string }
  | { kind: 'restore-item'; itemId: string }
  | { kind: 'split-item'; itemId: string; share: number }
  | { kind: 'retry' };

export function sendEdit(api: Api, mealId: string, edit: MealEdit): Promise<FoodAnalysis> {
  const meal = `/food-analyses/${mealId}`;
  switch (edit.kind) {
    case 'change':
      return api.read(meal, { method: 'PATCH', body: edit.change });
    case 'add-item':
      return api.read(`${meal}/items`, { method: 'POST', body: edit.item });
    case 'change-item':
      return api.read(`/food-analysis-items/${edit.itemId}`, { method: 'PATCH', body: edit.change });
    case 'delete-item':
      return api.read(`/food-analysis-items/${edit.itemId}`, { method: 'DELETE' });
    case 'restore-item':
      return api.read(`/food-analysis-items/${edit.itemId}/restore`, { method: 'POST' });
    case 'split-item':
      return api.read(`/food-analysis-items/${edit.itemId}/split`, {
        method: 'POST',
        body: { share: edit.share },
      });
    case 'retry':
      return api.read(`${meal}/retry`, { method: 'POST' });
  }
}

/** Edits of one meal go out one after the other, so that the last answer is the last word. */
export function useMealEdit(mealId: string) {
  const api = useApi();
  const queries = useQueryClient();
  const notice = useNotice();
  const problemText = useProblemText();
  return useMutation({
    scope: { id: `meal-${mealId}` },
    mutationFn: (edit: MealEdit) => sendEdit(api, mealId, edit),
    onSuccess: (meal) => {
      queries.setQueryData(mealKeys.meal(mealId), meal);
      return queries.invalidateQueries({ queryKey: mealKeys.lists });
    },
    onError: (error) => {
      notice(problemText(error), { isProblem: true });
      return queries.invalidateQueries({ queryKey: mealKeys.meal(mealId) });
    },
  });
}
