import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useApi } from '../../lib/api/api-client.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Problem } from '../../ui/problem.tsx';
import { tasksQuery } from './habit-queries.ts';
import { TaskListSkeleton } from './task-list.tsx';
import { TaskRow } from './task-row.tsx';
import { useTaskDeeds } from './use-task-deeds.ts';

/** The tasks of a day for the Today screen; nothing at all when none is due. Its texts are the area 'habits'. */
export function TodayTasks({ day }: { day: string }) {
  const t = useText();
  const deeds = useTaskDeeds();
  const tasks = useQuery(tasksQuery(useApi(), day));
  if (tasks.isPending) return <TaskListSkeleton />;
  if (tasks.isError) return <Problem error={tasks.error} onRetry={() => tasks.refetch()} />;
  if (tasks.data.data.length === 0) return null;
  return (
    <section className="grid grid-cols-1 gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h2 className="text-xl">{t('habits.todayTitle')}</h2>
        <Link to="/habits" className="text-sm font-medium underline underline-offset-4">
          {t('habits.all')}
        </Link>
      </div>
      <ul className="divide-y divide-line rounded-lg border border-line bg-surface shadow-card">
        {tasks.data.data.map((task) => (
          <TaskRow key={task.id} task={task} deeds={deeds} isInCard />
        ))}
      </ul>
    </section>
  );
}
