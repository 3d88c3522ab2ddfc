import type { Interval, ReminderWindow, TaskTarget, TaskTemplate } from '#workers/features/habits/schemas.ts';

/** What the form holds: every choice of each kind, so that changing one's mind loses nothing. */
export interface TemplateDraft {
  title: string;
  group: string;
  note: string;
  /** Empty: under none. */
  goalId: string;
  kind: Interval['kind'];
  every: string;
  times: string;
  days: number[];
  restDays: number[];
  target: 'none' | TaskTarget['kind'];
  amount: string;
  unit: string;
  hasWindow: 'off' | 'on';
  from: string;
  to: string;
}

const ALL_DAYS = [1, 2, 3, 4, 5, 6, 7];

export function draftOf(template: TaskTemplate | null): TemplateDraft {
  const interval = template?.interval ?? { kind: 'days', every: 1 };
  const target = template?.target ?? null;
  return {
    title: template?.title ?? '',
    group: template?.group ?? '',
    note: template?.note ?? '',
    goalId: template?.goalId ?? '',
    kind: interval.kind,
    every: interval.kind === 'days' ? String(interval.every) : '1',
    times: interval.kind === 'weekly' ? String(interval.times) : '3',
    days: interval.kind === 'weekdays' ? [...interval.days] : [1, 2, 3, 4, 5],
    restDays: [...(template?.restDays ?? [])],
    target: target?.kind ?? 'none',
    amount: target === null ? '10' : String(target.amount),
    unit: target?.kind === 'count' ? target.unit : '',
    hasWindow: template?.window ? 'on' : 'off',
    from: template?.window?.from ?? '08:00',
    to: template?.window?.to ?? '10:00',
  };
}

export interface TemplateBody {
  title: string;
  group: string;
  note: string | null;
  goalId: string | null;
  interval: Interval;
  restDays: number[];
  target: TaskTarget | null;
  window: ReminderWindow | null;
}

/** What is sent. The server's schema says whether it fits. */
export function bodyOf(draft: TemplateDraft): TemplateBody {
  return {
    title: draft.title.trim(),
    group: draft.group.trim(),
    note: draft.note.trim() === '' ? null : draft.note.trim(),
    goalId: draft.goalId === '' ? null : draft.goalId,
    interval: intervalOf(draft),
    restDays: draft.restDays,
    target: targetOf(draft),
    window: draft.hasWindow === 'on' ? { from: draft.from, to: draft.to, weekdays: ALL_DAYS } : null,
  };
}

function intervalOf({ kind, every, times, days }: TemplateDraft): Interval {
  if (kind === 'days') return { kind, every: Number(every) };
  return kind === 'weekly' ? { kind, times: Number(times) } : { kind, days };
}

function targetOf({ target, amount, unit }: TemplateDraft): TaskTarget | null {
  if (target === 'none') return null;
  return target === 'minutes'
    ? { kind: target, amount: Number(amount) }
    : { kind: target, amount: Number(amount), unit: unit.trim() };
}
