import { Link } from '@tanstack/react-router';
import { Check, Minus, Play, Plus, SkipForward, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Task } from '#workers/features/habits/schemas.ts';
import type { MessageId } from '../../lib/intl/messages.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { IconButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Elapsed } from './elapsed.tsx';
import type { TaskDeeds } from './use-task-deeds.ts';

const OPEN: readonly Task['state'][] = ['scheduled', 'notified', 'started'];
const WORDS: Partial<Record<Task['state'], MessageId>> = {
  skipped: 'habits.skipped',
  excused: 'habits.excused',
  captured: 'habits.inReview',
  in_review: 'habits.inReview',
  approved: 'habits.inReview',
  appealed: 'habits.inReview',
};

/** One task of a day: a tick in front, what is left to do behind. */
export function TaskRow({ task, deeds }: { task: Task; deeds: TaskDeeds }) {
  return (
    <li className="flex items-center gap-2 rounded-lg border border-line bg-surface py-2 pr-1.5 pl-2 shadow-card sm:gap-3 sm:pl-3">
      <TaskTick task={task} deeds={deeds} />
      <TaskWords task={task} deeds={deeds} />
    </li>
  );
}

/** @param isOnThread drawn as small as the thread's other marks, in a place as large as a finger */
export function TaskTick({
  task,
  deeds,
  isOnThread = false,
}: {
  task: Task;
  deeds: TaskDeeds;
  isOnThread?: boolean;
}) {
  const t = useText();
  const isDone = task.state === 'completed';
  const canTick = isDone || OPEN.includes(task.state) || task.state === 'skipped' || task.state === 'expired';
  return (
    <button
      type="button"
      aria-pressed={isDone}
      aria-label={t('habits.tick', { task: task.title })}
      disabled={!canTick}
      onClick={() => void (isDone ? deeds.reopen(task) : deeds.complete(task))}
      className="group/tick relative grid size-11 shrink-0 place-items-center rounded-full disabled:opacity-50"
    >
      <span
        className={classNames(
          'grid place-items-center rounded-full border-2 transition-colors duration-150',
          isOnThread ? 'size-8' : 'size-11',
          isDone
            ? 'border-good bg-good text-paper'
            : 'border-edge bg-raised text-transparent group-enabled/tick:group-hover/tick:border-good',
        )}
      >
        <Check size={isOnThread ? 18 : 22} strokeWidth={3} aria-hidden />
      </span>
    </button>
  );
}

/**
 * What a task is and how far it got, with what may be done beside its tick.
 * @param isAlone no heading names its group
 */
export function TaskWords({
  task,
  deeds,
  when,
  isAlone = false,
}: {
  task: Task;
  deeds: TaskDeeds;
  when?: ReactNode;
  isAlone?: boolean;
}) {
  const t = useText();
  const format = useFormat();
  const isOpen = OPEN.includes(task.state);
  const word = WORDS[task.state];
  return (
    <div className="flex min-w-0 flex-1 items-center gap-2">
      <div className="min-w-0 flex-1">
        <Link
          to="/habits/$templateId"
          params={{ templateId: task.templateId }}
          className={classNames(
            'leading-snug font-medium underline-offset-4 hover:underline',
            task.state === 'completed' && 'text-soft line-through',
          )}
        >
          {task.title}
        </Link>
        <p className="figures flex flex-wrap gap-x-2 text-sm text-soft">
          {when}
          {isAlone && task.group !== '' && <span>{task.group}</span>}
          {word !== undefined && <span>{t(word)}</span>}
          <Measure task={task} />
          {task.strength > 0 && (
            <span>{t('habits.strengthOf', { strength: format.percent(task.strength) })}</span>
          )}
          {task.streak > 0 && <span>{t('habits.streakDays', { count: task.streak })}</span>}
        </p>
      </div>
      {isOpen && <OpenDeeds task={task} deeds={deeds} />}
      {task.state === 'skipped' && (
        <IconButton
          label={t('habits.untick', { task: task.title })}
          icon={<Undo2 size={20} />}
          onClick={() => void deeds.reopen(task)}
        />
      )}
    </div>
  );
}

function Measure({ task }: { task: Task }) {
  const t = useText();
  const format = useFormat();
  const { target } = task;
  if (target === null) return null;
  const shown = format.number(target.amount, 1);
  if (target.kind === 'minutes' && task.state === 'started' && task.startedAt !== null)
    return <Elapsed since={task.startedAt} target={shown} />;
  const unit = target.kind === 'minutes' ? t('habits.minutes') : target.unit;
  return <span>{t('habits.amount', { amount: format.number(task.amount, 1), target: shown, unit })}</span>;
}

function OpenDeeds({ task, deeds }: { task: Task; deeds: TaskDeeds }) {
  const t = useText();
  const { target, title } = task;
  const step = target === null ? 0 : Math.max(1, Math.round(target.amount / 10));
  return (
    <div className="flex shrink-0 items-center">
      {target?.kind === 'count' && (
        <>
          <IconButton
            label={t('habits.less', { task: title })}
            icon={<Minus size={20} />}
            disabled={task.amount <= 0}
            className="max-sm:hidden!"
            onClick={() => void deeds.progress(task, Math.max(0, task.amount - step))}
          />
          <IconButton
            label={t('habits.more', { task: title })}
            icon={<Plus size={20} />}
            onClick={() => void deeds.progress(task, Math.min(target.amount, task.amount + step))}
          />
        </>
      )}
      {target?.kind === 'minutes' && task.state !== 'started' && (
        <IconButton
          label={t('habits.startTimer', { task: title })}
          icon={<Play size={20} />}
          onClick={() => void deeds.start(task)}
        />
      )}
      <IconButton
        label={t('habits.skip', { task: title })}
        icon={<SkipForward size={20} />}
        onClick={() => void deeds.skip(task)}
      />
    </div>
  );
}
