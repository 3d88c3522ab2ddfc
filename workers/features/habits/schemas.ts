import { z } from 'zod';
import { TASK_STATES } from './pure/task-states.ts';

const localDay = z.iso.date().meta({ description: 'A day in the member’s own time zone.' });
const instant = z.iso.datetime();
const title = z.string().trim().min(1).max(120);
const group = z.string().trim().max(60);
const page = z.coerce.number().int().min(1).max(100_000).default(1);
const perPage = z.coerce.number().int().min(1).max(100).default(20);

/** 1 is Monday, 7 is Sunday. */
export const weekdays = z
  .array(z.int().min(1).max(7))
  .max(7)
  .transform((days) => [...new Set(days)].sort((one, other) => one - other))
  .meta({ description: '1 is Monday, 7 is Sunday.' });

export const interval = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('days'), every: z.int().min(1).max(365) }),
    z.object({ kind: z.literal('weekly'), times: z.int().min(1).max(7) }),
    z.object({ kind: z.literal('weekdays'), days: weekdays }),
  ])
  .meta({ id: 'TaskInterval' });

export const target = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('count'),
      amount: z.number().positive().max(100_000),
      unit: z.string().trim().min(1).max(24),
    }),
    z.object({
      kind: z.literal('minutes'),
      amount: z
        .number()
        .positive()
        .max(24 * 60),
    }),
  ])
  .meta({ id: 'TaskTarget' });

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Local times on one day, between which the task may remind. */
export const reminderWindow = z
  .object({ from: clock, to: clock, weekdays })
  .refine(({ from, to }) => from < to, 'A window ends after it begins, on the same day.')
  .meta({ id: 'ReminderWindow' });

export const goal = z
  .object({
    id: z.uuid(),
    title: z.string(),
    why: z.string().nullable(),
    source: z.enum(['own', 'archetype']),
    createdAt: instant,
  })
  .meta({ id: 'Goal' });

export const newGoal = z
  .object({ title, why: z.string().trim().max(500).nullable().default(null) })
  .meta({ id: 'NewGoal' });
export const patchGoal = z
  .object({ title, why: z.string().trim().max(500).nullable() })
  .partial()
  .meta({ id: 'PatchGoal' });

export const taskTemplate = z
  .object({
    id: z.uuid(),
    goalId: z.uuid().nullable(),
    title: z.string(),
    note: z.string().nullable(),
    group: z.string(),
    interval,
    restDays: weekdays,
    target: target.nullable(),
    window: reminderWindow.nullable(),
    startsOn: localDay,
    needsCapture: z.boolean(),
    /** 0 to 1: what stays of what was kept. One miss takes little of it. */
    strength: z.number().min(0).max(1),
    streak: z.int(),
    bestStreak: z.int(),
    source: z.enum(['own', 'archetype']),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'TaskTemplate' });

const templateFields = {
  goalId: z.uuid().nullable(),
  title,
  note: z.string().trim().max(500).nullable(),
  group,
  interval,
  restDays: weekdays,
  target: target.nullable(),
  window: reminderWindow.nullable(),
};

export const newTemplate = z
  .object({
    ...templateFields,
    goalId: templateFields.goalId.default(null),
    note: templateFields.note.default(null),
    group: group.default(''),
    restDays: weekdays.default([]),
    target: templateFields.target.default(null),
    window: templateFields.window.default(null),
    /** Today, unless it is said; at most a week back and a year ahead. */
    startsOn: localDay.optional(),
  })
  .meta({ id: 'NewTaskTemplate' });

export const patchTemplate = z.object(templateFields).partial().meta({ id: 'PatchTaskTemplate' });

export const templatesQuery = z.object({ page, perPage, goalId: z.uuid().optional() });
export const pageQuery = z.object({ page, perPage });

export const taskState = z.enum(TASK_STATES);

export const task = z
  .object({
    id: z.uuid(),
    templateId: z.uuid(),
    localDay,
    state: taskState,
    title: z.string(),
    note: z.string().nullable(),
    group: z.string(),
    target: target.nullable(),
    /** How much of the target was done, in its unit. */
    amount: z.number(),
    needsCapture: z.boolean(),
    startedAt: instant.nullable(),
    endedAt: instant.nullable(),
    /** Told of on a later day than its own. */
    isBackdated: z.boolean(),
    strength: z.number(),
    streak: z.int(),
  })
  .meta({ id: 'Task' });

export const tasksQuery = z.object({ page, perPage, day: localDay.optional() });
const amount = z.number().min(0).max(100_000);
export const completeTask = z.object({ amount: amount.optional() }).meta({ id: 'CompleteTask' });
export const taskProgress = z.object({ amount }).meta({ id: 'TaskProgress' });
/** A day that went by, at most seven days ago. */
export const backdatedTask = z.object({ localDay, amount: amount.optional() }).meta({ id: 'BackdatedTask' });

export const spanQuery = z.object({ from: localDay, to: localDay });

export const templateDay = z
  .object({ localDay, state: taskState, amount: z.number(), share: z.number() })
  .meta({ id: 'TaskTemplateDay' });

/** What a day came to: excused tasks are not counted. */
/** `open`: of those due, the ones that may still be done. */
export const habitDay = z
  .object({ localDay, due: z.int(), done: z.int(), open: z.int() })
  .meta({ id: 'HabitDay' });

export const pause = z
  .object({
    id: z.uuid(),
    reason: z.enum(['illness', 'holiday', 'other']),
    fromDay: localDay,
    toDay: localDay.nullable(),
  })
  .meta({ id: 'HabitPause' });

export const newPause = z
  .object({
    reason: z.enum(['illness', 'holiday', 'other']),
    /** Today, unless it is said; at most seven days back. */
    fromDay: localDay.optional(),
    /** Both ends count; null: until it is ended. */
    toDay: localDay.nullable().default(null),
  })
  .meta({ id: 'NewHabitPause' });

export const patchPause = z.object({ toDay: localDay.nullable() }).meta({ id: 'PatchHabitPause' });

export const calendarState = z.object({ since: instant.nullable() }).meta({ id: 'HabitCalendar' });
/** The address is shown once. */
export const madeCalendar = z.object({ path: z.string(), since: instant }).meta({ id: 'MadeHabitCalendar' });

export type Interval = z.infer<typeof interval>;
export type TaskTarget = z.infer<typeof target>;
export type ReminderWindow = z.infer<typeof reminderWindow>;
export type Goal = z.infer<typeof goal>;
export type NewGoal = z.infer<typeof newGoal>;
export type PatchGoal = z.infer<typeof patchGoal>;
export type TaskTemplate = z.infer<typeof taskTemplate>;
export type NewTemplate = z.infer<typeof newTemplate>;
export type PatchTemplate = z.infer<typeof patchTemplate>;
export type Task = z.infer<typeof task>;
export type TemplateDay = z.infer<typeof templateDay>;
export type HabitDay = z.infer<typeof habitDay>;
export type Pause = z.infer<typeof pause>;
export type NewPause = z.infer<typeof newPause>;
