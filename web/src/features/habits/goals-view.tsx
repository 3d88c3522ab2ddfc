import { useQuery } from '@tanstack/react-query';
import { PencilLine, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Goal } from '#workers/features/habits/schemas.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Card } from '../../ui/page.tsx';
import { Pager } from '../../ui/pager.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { GoalForm } from './goal-form.tsx';
import { goalsQuery, goalTasksQuery } from './habit-queries.ts';
import { StrengthBar } from './strength-bar.tsx';
import { TaskListSkeleton } from './task-list.tsx';
import { useRemoveGoal } from './use-goal-deeds.ts';

/** What a person wants to come to, each goal with the tasks that lead there. */
export function GoalsView() {
  const t = useText();
  const [page, setPage] = useState(1);
  const [edited, setEdited] = useState<Goal | 'new' | null>(null);
  const goals = useQuery(goalsQuery(useApi(), page));
  const remove = useRemoveGoal();
  const add = (
    <Button icon={<Plus size={18} aria-hidden />} onClick={() => setEdited('new')}>
      {t('habits.goalAdd')}
    </Button>
  );
  return (
    <div className="grid gap-4">
      {goals.isPending && <TaskListSkeleton />}
      {goals.isError && <Problem error={goals.error} onRetry={() => goals.refetch()} />}
      {goals.data?.data.length === 0 && (
        <Empty title={t('habits.goalsEmptyTitle')} text={t('habits.goalsEmptyText')}>
          {add}
        </Empty>
      )}
      {goals.data !== undefined && goals.data.data.length > 0 && (
        <>
          <ul className="grid items-start gap-4 lg:grid-cols-2">
            {goals.data.data.map((goal) => (
              <li key={goal.id}>
                <Card className="grid gap-3">
                  <div className="flex items-start gap-2">
                    <div className="min-w-0 flex-1">
                      <h2 className="text-lg">{goal.title}</h2>
                      {goal.why !== null && <p className="text-soft">{goal.why}</p>}
                    </div>
                    <IconButton
                      label={t('habits.edit', { task: goal.title })}
                      icon={<PencilLine size={20} />}
                      onClick={() => setEdited(goal)}
                    />
                    <IconButton
                      label={t('habits.delete', { task: goal.title })}
                      icon={<Trash2 size={20} />}
                      onClick={() => void remove(goal)}
                    />
                  </div>
                  <GoalTasks goalId={goal.id} />
                </Card>
              </li>
            ))}
          </ul>
          <div>{add}</div>
          <Pager meta={goals.data.meta} onPage={setPage} />
        </>
      )}
      <Sheet
        title={t(edited === 'new' ? 'habits.goalAdd' : 'habits.goalEdit')}
        isOpen={edited !== null}
        onOpenChange={(isOpen) => !isOpen && setEdited(null)}
      >
        {edited !== null && (
          <GoalForm goal={edited === 'new' ? null : edited} onDone={() => setEdited(null)} />
        )}
      </Sheet>
    </div>
  );
}

/** Tasks under a goal with their strength: how near it is, as far as one can tell. */
function GoalTasks({ goalId }: { goalId: string }) {
  const t = useText();
  const tasks = useQuery(goalTasksQuery(useApi(), goalId));
  if (tasks.data === undefined) return null;
  if (tasks.data.data.length === 0) return <p className="text-sm text-soft">{t('habits.goalNoTasks')}</p>;
  return (
    <ul className="grid gap-2">
      {tasks.data.data.map((task) => (
        <li key={task.id} className="grid gap-1">
          <span className="text-sm">{task.title}</span>
          <StrengthBar strength={task.strength} label={`${Math.round(task.strength * 100)} %`} />
        </li>
      ))}
    </ul>
  );
}
