import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { FoodAnalysis } from '#workers/features/food/schemas.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { useNotice } from '../../lib/notices.ts';
import { useProblemText } from '../../ui/problem.tsx';
import { mealKeys } from './meal-queries.ts';

/** Deleting a meal and eating it again: both leave the page, both can be taken back. */
export function useMealDeeds(meal: Pick<FoodAnalysis, 'id' | 'localDay'>) {
  const api = useApi();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const notice = useNotice();
  const problemText = useProblemText();
  const t = useText();
  const path = `/food-analyses/${meal.id}`;

  async function attempt(deed: () => Promise<void>): Promise<void> {
    try {
      await deed();
    } catch (error) {
      notice(problemText(error), { isProblem: true });
    } finally {
      await queries.invalidateQueries({ queryKey: mealKeys.lists });
    }
  }

  return {
    remove: () =>
      attempt(async () => {
        await api.read(path, { method: 'DELETE' });
        notice(t('meal.deleted'), {
          undo: () =>
            attempt(async () => {
              queries.setQueryData(
                mealKeys.meal(meal.id),
                await api.read(`${path}/restore`, { method: 'POST' }),
              );
              await navigate({ to: '/meals/$mealId', params: { mealId: meal.id } });
            }),
        });
        await navigate({ to: '/today', search: { day: meal.localDay } });
        queries.removeQueries({ queryKey: mealKeys.meal(meal.id) });
      }),
    copy: () =>
      attempt(async () => {
        const copied = await api.read<FoodAnalysis>(`${path}/copies`, { method: 'POST', body: {} });
        queries.setQueryData(mealKeys.meal(copied.id), copied);
        notice(t('meal.copied'), {
          undo: () =>
            attempt(async () => void (await api.read(`/food-analyses/${copied.id}`, { method: 'DELETE' }))),
        });
        await navigate({ to: '/today' });
      }),
  };
}
