import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Goal } from '#workers/features/habits/schemas.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { useNotice } from '../../lib/notices.ts';
import { useAttempt } from '../../ui/use-attempt.ts';
import { habitKeys } from './habit-queries.ts';

export interface GoalBody {
  title: string;
  why: string | null;
}

/** Writes a goal: a new one when none is given. */
export function useSaveGoal(goal: Goal | null, onDone: () => void) {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ body, requestKey }: { body: GoalBody; requestKey: string }) =>
      goal === null
        ? api.read('/goals', { method: 'POST', body, idempotencyKey: requestKey })
        : api.read(`/goals/${goal.id}`, { method: 'PATCH', body }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: habitKeys.goals });
      onDone();
    },
  });
}

/** Removes a goal, and offers to bring it back. Its tasks stay. */
export function useRemoveGoal() {
  const t = useText();
  const api = useApi();
  const notice = useNotice();
  const { attempt } = useAttempt(habitKeys.all);
  return ({ id, title }: Goal) =>
    attempt(async () => {
      await api.read(`/goals/${id}`, { method: 'DELETE' });
      notice(t('habits.goalDeleted', { goal: title }), {
        undo: () => void attempt(() => api.read(`/goals/${id}/restore`, { method: 'POST' })),
      });
    });
}
