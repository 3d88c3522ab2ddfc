import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { TaskTemplate } from '#workers/features/habits/schemas.ts';
import { addDays, type LocalDay, localDayOf } from '#workers/kernel/local-day.ts';
import { GoalsView } from '../../features/habits/goals-view.tsx';
import { habitDaysQuery, tasksQuery, templatesQuery } from '../../features/habits/habit-queries.ts';
import { HeatMap } from '../../features/habits/heat-map.tsx';
import { OutgoingCard } from '../../features/habits/outgoing-card.tsx';
import { PauseCard } from '../../features/habits/pause-card.tsx';
import { TaskList, TaskListSkeleton } from '../../features/habits/task-list.tsx';
import { TemplateForm } from '../../features/habits/template-form.tsx';
import { TemplateList } from '../../features/habits/template-list.tsx';
import { useApi } from '../../lib/api/api-client.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { Pager } from '../../ui/pager.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';

const route = getRouteApi('/member/habits');
const WEEKS = 26;
const VIEWS = ['today', 'plan', 'goals', 'year'] as const;
type View = (typeof VIEWS)[number];

function mondayOf(day: LocalDay): LocalDay {
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}

/** The tasks of today, the plan behind them, and how the weeks went. */
export function HabitsScreen() {
  const t = useText();
  const format = useFormat();
  const today = localDayOf(new Date(), format.timeZone);
  const view: View = route.useSearch().view ?? 'today';
  const navigate = route.useNavigate();
  const isAsked = route.useSearch().plan === 'new';
  const [edited, setEdited] = useState<TaskTemplate | 'new' | null>(null);
  useEffect(() => {
    if (!isAsked) return;
    setEdited('new');
    void navigate({ search: ({ plan: _, ...rest }) => rest, replace: true });
  }, [isAsked, navigate]);
  const tasks = useQuery(tasksQuery(useApi(), today));
  const isWhole = (tasks.data?.meta.totalPages ?? 0) <= 1;
  const counted = tasks.data?.data.filter((task) => isWhole && task.state !== 'excused') ?? [];
  const done = counted.filter((task) => task.state === 'completed').length;
  return (
    <Page
      isWide
      title={t('habits.title')}
      {...(counted.length > 0 && { lead: t('habits.lead', { done, due: counted.length }) })}
      actions={
        <Button look="primary" icon={<Plus size={20} aria-hidden />} onClick={() => setEdited('new')}>
          {t('habits.planTask')}
        </Button>
      }
    >
      <div className="grid gap-5">
        <Segmented<View>
          label={t('habits.view')}
          isLabelHidden
          value={view}
          options={[
            { value: 'today', label: t('habits.viewToday') },
            { value: 'plan', label: t('habits.viewPlan') },
            { value: 'goals', label: t('habits.viewGoals') },
            { value: 'year', label: t('habits.viewYear') },
          ]}
          onChange={(chosen) =>
            void navigate({ search: chosen === 'today' ? {} : { view: chosen }, replace: true })
          }
        />
        {view === 'today' && <TodayView today={today} onPlan={() => setEdited('new')} />}
        {view === 'plan' && <PlanView today={today} onEdit={setEdited} />}
        {view === 'goals' && <GoalsView />}
        {view === 'year' && <CalendarView today={today} />}
      </div>
      <Sheet
        title={t(edited === 'new' ? 'habits.formNew' : 'habits.formEdit')}
        isOpen={edited !== null}
        onOpenChange={(isOpen) => !isOpen && setEdited(null)}
      >
        {edited !== null && (
          <TemplateForm template={edited === 'new' ? null : edited} onDone={() => setEdited(null)} />
        )}
      </Sheet>
    </Page>
  );
}

function TodayView({ today, onPlan }: { today: LocalDay; onPlan: () => void }) {
  const t = useText();
  const [page, setPage] = useState(1);
  const tasks = useQuery(tasksQuery(useApi(), today, page));
  if (tasks.isPending) return <TaskListSkeleton />;
  if (tasks.isError) return <Problem error={tasks.error} onRetry={() => tasks.refetch()} />;
  if (tasks.data.data.length === 0)
    return (
      <Empty title={t('habits.emptyTitle')} text={t('habits.emptyText')}>
        <Button onClick={onPlan}>{t('habits.planTask')}</Button>
      </Empty>
    );
  return (
    <>
      <TaskList tasks={tasks.data.data} />
      <Pager meta={tasks.data.meta} onPage={setPage} />
      <p className="max-w-prose text-sm text-faint">{t('habits.strengthHint')}</p>
    </>
  );
}

function PlanView({ today, onEdit }: { today: LocalDay; onEdit: (edited: TaskTemplate | 'new') => void }) {
  const t = useText();
  const [page, setPage] = useState(1);
  const templates = useQuery(templatesQuery(useApi(), page));
  const list = templates.data;
  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_20.5rem]">
      <div className="grid content-start gap-4">
        {templates.isPending && <TaskListSkeleton />}
        {templates.isError && <Problem error={templates.error} onRetry={() => templates.refetch()} />}
        {list?.data.length === 0 && (
          <Empty title={t('habits.planEmptyTitle')} text={t('habits.planEmptyText')}>
            <Button onClick={() => onEdit('new')}>{t('habits.planTask')}</Button>
          </Empty>
        )}
        {list !== undefined && list.data.length > 0 && (
          <>
            <TemplateList templates={list.data} onEdit={onEdit} />
            <Pager meta={list.meta} onPage={setPage} />
          </>
        )}
      </div>
      <div className="grid content-start gap-4">
        <PauseCard today={today} />
        <OutgoingCard today={today} />
      </div>
    </div>
  );
}

function CalendarView({ today }: { today: LocalDay }) {
  const t = useText();
  const first = addDays(mondayOf(today), -7 * (WEEKS - 1));
  const days = useQuery(habitDaysQuery(useApi(), first, today));
  return (
    <Card className="grid gap-4">
      <h2 className="text-lg">{t('habits.heatTitle')}</h2>
      {days.isPending && <Skeleton className="h-36 w-full" />}
      {days.isError && <Problem error={days.error} onRetry={() => days.refetch()} />}
      {days.data !== undefined && <HeatMap first={first} last={today} days={days.data} />}
    </Card>
  );
}
