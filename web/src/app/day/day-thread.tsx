import { Link } from '@tanstack/react-router';
import { CircleAlert, Ellipsis, HeartPulse, Moon, NotebookPen, Tag, Utensils } from 'lucide-react';
import type { Task } from '#workers/features/habits/schemas.ts';
import { NightLine, ReadingLine } from '../../features/body/body-lines.tsx';
import { MealRow } from '../../features/food/meal-row.tsx';
import { TaskTick, TaskWords } from '../../features/habits/task-row.tsx';
import { type TaskDeeds, useTaskDeeds } from '../../features/habits/use-task-deeds.ts';
import { EntryCard } from '../../features/journal/entry-card.tsx';
import { MomentLine } from '../../features/mood/moment-line.tsx';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { useNow } from '../../lib/use-now.ts';
import { PartProblem } from '../../ui/part-problem.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Knot, Thread } from '../../ui/thread.tsx';
import type { Day } from './use-day.ts';
import { type Happening, taskKey } from './weave-day.ts';

/** Tasks without a time that are shown before the rest is only counted. */
const MOST_UNTIMED = 8;
/** `now` moves on once a minute, and clocks differ: what was just done is not to come. */
const AHEAD_MS = 2 * 60_000;
const ICON = { size: 16, strokeWidth: 2.2 } as const;

/** A local day in order of time: what happened, then now, then what is still to do. */
export function DayThread({ day, isToday }: { day: Day; isToday: boolean }) {
  const t = useText();
  const deeds = useTaskDeeds();
  const now = useNow();
  const isPast = ({ at }: Happening) => !isToday || Date.parse(at) <= now.getTime() + AHEAD_MS;
  const shown = day.untimed.slice(0, MOST_UNTIMED);
  const more = day.untimed.length - shown.length;
  const knotOf = (happening: Happening) =>
    happening.kind === 'task' ? (
      <TaskKnot key={happening.key} task={happening.task} deeds={deeds} at={happening.at} />
    ) : (
      <HappeningKnot key={happening.key} happening={happening} />
    );
  // One row of children, so that a task that is ticked moves in it, with the focus on its tick.
  const knots = [
    ...day.happened.filter(isPast).map(knotOf),
    ...day.missing.map(({ name, error, retry }) => (
      <Knot key={name} mark={<CircleAlert {...ICON} />}>
        <PartProblem text={t('today.partFailed', { part: t(name) })} error={error} onRetry={retry} />
      </Knot>
    )),
    day.isPartial && (
      <Knot key="partial" mark={null}>
        <Skeleton className="h-14 rounded-lg!" />
      </Knot>
    ),
    isToday && <NowKnot key="now" now={now} day={day} />,
    ...day.happened.filter((happening) => !isPast(happening)).map(knotOf),
    ...shown.map((task) => <TaskKnot key={taskKey(task)} task={task} deeds={deeds} at={null} />),
    (more > 0 || day.leftOpen > 0) && (
      <Knot key="more" isLoose mark={<Ellipsis {...ICON} />}>
        <Link to="/habits" className="block py-1 text-soft underline underline-offset-4">
          {more > 0 ? t('today.moreTasks', { count: more }) : t('today.leftOpen', { count: day.leftOpen })}
        </Link>
      </Knot>
    ),
  ];
  return <Thread label={t('today.thread')}>{knots}</Thread>;
}

/** @param at when it was done; null: it has no time yet */
function TaskKnot({ task, deeds, at }: { task: Task; deeds: TaskDeeds; at: string | null }) {
  const format = useFormat();
  const when = at === null ? null : format.time(at);
  return (
    <Knot when={when} isBare isLoose={at === null} mark={<TaskTick task={task} deeds={deeds} isOnThread />}>
      <TaskWords
        task={task}
        deeds={deeds}
        isAlone
        {...(when !== null && { when: <span className="sm:hidden">{when}</span> })}
      />
    </Knot>
  );
}

function NowKnot({ now, day }: { now: Date; day: Day }) {
  const t = useText();
  const format = useFormat();
  const open = day.untimed.filter(({ state }) => state !== 'skipped' && state !== 'excused').length;
  const isWhole = !day.isPartial && day.missing.length === 0;
  const nothingOpen = isWhole ? t(day.happened.length > 0 ? 'today.allDone' : 'today.fresh') : '';
  return (
    <Knot
      when={<span className="font-semibold text-accent">{format.time(now.toISOString())}</span>}
      mark={<span className="size-2.5 rounded-full bg-accent" />}
    >
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-display text-lg font-semibold">{t('today.now')}</span>
        <span className="figures text-sm text-soft">
          {open > 0 ? t('today.open', { count: open }) : nothingOpen}
        </span>
      </p>
    </Knot>
  );
}

function HappeningKnot({ happening }: { happening: Exclude<Happening, { kind: 'task' }> }) {
  const format = useFormat();
  const when = format.time(happening.at);
  const inLine = <span className="figures text-sm text-soft sm:hidden">{when}</span>;
  switch (happening.kind) {
    case 'meal':
      return (
        <Knot when={when} tone="accent" mark={<Utensils {...ICON} />}>
          <MealRow meal={happening.meal} isOnThread when={when} />
        </Knot>
      );
    case 'entry':
      return (
        <Knot when={when} tone="accent" mark={<NotebookPen {...ICON} />}>
          <EntryCard entry={happening.entry} isOnThread when={when} />
        </Knot>
      );
    case 'moment':
      return (
        <Knot when={when} mark={<Tag {...ICON} />}>
          <MomentLine moment={happening.moment} />
          {inLine}
        </Knot>
      );
    case 'night':
      return (
        <Knot when={happening.night.nightTo === null ? null : when} mark={<Moon {...ICON} />}>
          <NightLine night={happening.night} />
        </Knot>
      );
    case 'reading':
      return (
        <Knot when={when} mark={<HeartPulse {...ICON} />}>
          <ReadingLine reading={happening.reading} />
        </Knot>
      );
  }
}

export function DayThreadSkeleton() {
  return (
    <div aria-hidden className="grid gap-3 pl-[3.25rem] sm:pl-[7rem]">
      {[1, 2, 3, 4].map((row) => (
        <Skeleton key={row} className="h-19 rounded-lg!" />
      ))}
    </div>
  );
}
