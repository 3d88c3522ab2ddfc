import { useMutation, useQueryClient } from '@tanstack/react-query';
import type {
  FoodAnalysis,
  NewItem,
  PatchAnalysis,
  PatchItem,
  Reference,
} from '#workers/features/food/schemas.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { useNotice } from '../../lib/notices.ts';
import { ABOUT_OUTBOX } from '../../lib/offline/outbox.ts';
import { type Doing, useDoOrKeep } from '../../lib/offline/use-outbox.ts';
import { useProblemText } from '../../ui/problem.tsx';
import { editOffline } from './edit-offline.ts';
import { mealKeys } from './meal-queries.ts';

/** What a person may do to a meal; every deed answers with the whole meal. */
export type MealEdit =
  | { kind: 'change'; change: PatchAnalysis }
  | { kind: 'add-item'; item: NewItem }
  | { kind: 'change-item'; itemId: string; change: PatchItem }
  | { kind: 'delete-item'; itemId: string }
  | { kind: 'restore-item'; itemId: string }
  | { kind: 'split-item'; itemId: string; share: number }
  | { kind: 'mark'; reference: Reference }
  | { kind: 'unmark' }
  | { kind: 'retry' };

/** The request that an edit is; each is answered with the whole meal. */
export function requestOf(mealId: string, edit: MealEdit): Pick<Doing, 'method' | 'path' | 'body'> {
  const meal = `/food-analyses/${mealId}`;
  switch (edit.kind) {
    case 'change':
      return { method: 'PATCH', path: meal, body: edit.change };
    case 'add-item':
      return { method: 'POST', path: `${meal}/items`, body: edit.item };
    case 'change-item':
      return { method: 'PATCH', path: `/food-analysis-items/${edit.itemId}`, body: edit.change };
    case 'delete-item':
      return { method: 'DELETE', path: `/food-analysis-items/${edit.itemId}` };
    case 'restore-item':
      return { method: 'POST', path: `/food-analysis-items/${edit.itemId}/restore` };
    case 'split-item':
      return {
        method: 'POST',
        path: `/food-analysis-items/${edit.itemId}/split`,
        body: { share: edit.share },
      };
    case 'mark':
      return { method: 'PUT', path: `${meal}/reference`, body: edit.reference };
    case 'unmark':
      return { method: 'DELETE', path: `${meal}/reference` };
    case 'retry':
      return { method: 'POST', path: `${meal}/retry` };
  }
}

function labelOf(meal: FoodAnalysis): string {
  return meal.title ?? meal.items.map(({ name }) => name).join(', ');
}

/**
 * Edits of one meal go out one after the other, so that the last answer is the last word. Without a network those that
 * need none of the server's figures show at once, and wait.
 */
export function useMealEdit(mealId: string) {
  const t = useText();
  const api = useApi();
  const doOrKeep = useDoOrKeep();
  const queries = useQueryClient();
  const notice = useNotice();
  const problemText = useProblemText();
  return useMutation({
    scope: { id: `meal-${mealId}` },
    mutationFn: async (edit: MealEdit) => {
      const request = requestOf(mealId, edit);
      const known = queries.getQueryData<FoodAnalysis>(mealKeys.meal(mealId));
      const expected = known === undefined ? null : editOffline(known, edit);
      if (known === undefined || expected === null) {
        const { path, ...options } = request;
        return api.read<FoodAnalysis>(path, options);
      }
      const done = await doOrKeep<FoodAnalysis>({ ...request, label: labelOf(known) });
      if (!done.kept) return done.data;
      notice(t('outbox.kept'), { about: ABOUT_OUTBOX });
      return expected;
    },
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
