import { useQueryClient } from '@tanstack/react-query';
import type { Task } from '#workers/features/habits/schemas.ts';
import type { Listed } from '../../lib/api/api-client.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { useNotice } from '../../lib/notices.ts';
import { ABOUT_OUTBOX } from '../../lib/offline/outbox.ts';
import { type Doing, useDoOrKeep } from '../../lib/offline/use-outbox.ts';
import { useProblemText } from '../../ui/problem.tsx';
import { habitKeys } from './habit-queries.ts';

/** What one tap does to a task: shown at once, sent, kept without a network, and taken back when it is refused. */
export function useTaskDeeds() {
  const queries = useQueryClient();
  const doOrKeep = useDoOrKeep();
  const notice = useNotice();
  const problemText = useProblemText();
  const t = useText();

  function show(task: Task): void {
    queries.setQueriesData<Listed<Task>>({ queryKey: habitKeys.tasks(task.localDay) }, (list) =>
      list === undefined
        ? list
        : { ...list, data: list.data.map((known) => (known.id === task.id ? task : known)) },
    );
  }

  /** @returns whether it was sent; what is kept says so itself */
  async function act(task: Task, expected: Partial<Task>, doing: Omit<Doing, 'label'>): Promise<boolean> {
    await queries.cancelQueries({ queryKey: habitKeys.tasks(task.localDay) });
    show({ ...task, ...expected });
    try {
      const done = await doOrKeep<Task>({ ...doing, label: task.title });
      if (done.kept) {
        notice(t('habits.kept'), { about: ABOUT_OUTBOX });
        return false;
      }
      show(done.data);
      void queries.invalidateQueries({ queryKey: habitKeys.days });
      // The prompt on Today may ask for this very task.
      void queries.invalidateQueries({ queryKey: ['prompts', 'current'] });
      return true;
    } catch (error) {
      show(task);
      notice(problemText(error), { isProblem: true });
      void queries.invalidateQueries({ queryKey: habitKeys.tasks(task.localDay) });
      return false;
    }
  }

  const post = (task: Task, deed: string, body?: unknown) =>
    ({ method: 'POST', path: `/tasks/${task.id}/${deed}`, ...(body !== undefined && { body }) }) as const;

  const reopen = (task: Task) =>
    act(task, { state: 'scheduled', amount: 0, startedAt: null, endedAt: null }, post(task, 'reopen'));

  return {
    reopen,
    async complete(task: Task, amount?: number) {
      const whole = amount ?? task.target?.amount ?? 0;
      const body = amount === undefined ? {} : { amount };
      const isDone = await act(
        task,
        { state: 'completed', amount: whole, endedAt: new Date().toISOString() },
        post(task, 'complete', body),
      );
      if (isDone)
        notice(t('habits.doneNotice', { task: task.title }), {
          undo: () => void reopen({ ...task, state: 'completed' }),
        });
    },
    async skip(task: Task) {
      if (await act(task, { state: 'skipped' }, post(task, 'skip')))
        notice(t('habits.skippedNotice', { task: task.title }), {
          undo: () => void reopen({ ...task, state: 'skipped' }),
        });
    },
    start: (task: Task) =>
      act(task, { state: 'started', startedAt: new Date().toISOString() }, post(task, 'start')),
    progress: (task: Task, amount: number) =>
      act(
        task,
        amount >= (task.target?.amount ?? Number.POSITIVE_INFINITY)
          ? { amount, state: 'completed', endedAt: new Date().toISOString() }
          : { amount, state: 'started' },
        { method: 'PUT', path: `/tasks/${task.id}/progress`, body: { amount } },
      ),
  };
}

export type TaskDeeds = ReturnType<typeof useTaskDeeds>;
