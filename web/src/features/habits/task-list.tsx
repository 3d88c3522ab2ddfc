import type { Task } from '#workers/features/habits/schemas.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { LoadingWord, Skeleton } from '../../ui/skeleton.tsx';
import { TaskRow } from './task-row.tsx';
import { useTaskDeeds } from './use-task-deeds.ts';

/** A day's tasks, each group under its name. */
export function TaskList({ tasks }: { tasks: readonly Task[] }) {
  const t = useText();
  const deeds = useTaskDeeds();
  const groups = new Map<string, Task[]>();
  for (const task of tasks) groups.set(task.group, [...(groups.get(task.group) ?? []), task]);
  return (
    <div className="grid gap-5">
      {[...groups].map(([group, members]) => (
        <section key={group} className="grid gap-2">
          {(groups.size > 1 || group !== '') && (
            <h2 className="text-lg">{group === '' ? t('habits.noGroup') : group}</h2>
          )}
          <ul className="grid gap-2">
            {members.map((task) => (
              <TaskRow key={task.id} task={task} deeds={deeds} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

export function TaskListSkeleton() {
  const t = useText();
  return (
    <div className="grid gap-2">
      <LoadingWord text={t('common.loading')} />
      {[1, 2, 3].map((row) => (
        <Skeleton key={row} className="h-16 rounded-lg!" />
      ))}
    </div>
  );
}
