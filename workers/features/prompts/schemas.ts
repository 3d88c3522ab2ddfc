import { z } from 'zod';
import { SLOTS } from './pure/prompt-times.ts';

/** A runner comes every quarter of an hour, and every zone's offset is whole quarters: a prompt then comes at its minute. */
export const STEP_MINUTES = 15;
export const LEAST_WINDOW_MINUTES = 60;
const DAY_MINUTES = 1440;

export const CHANNELS = ['push', 'mail', 'none'] as const;
export const PROMPT_STATES = ['claimed', 'sent', 'snoozed', 'done', 'skipped', 'missed', 'failed'] as const;
export const ACTIONS = ['done', 'snooze', 'skip'] as const;

const minute = (most: number) => z.int().min(0).max(most).multipleOf(STEP_MINUTES);

const window = z
  .object({ slot: z.enum(SLOTS), from: minute(DAY_MINUTES), to: minute(DAY_MINUTES) })
  .refine(({ from, to }) => to - from >= LEAST_WINDOW_MINUTES, {
    message: 'A window is an hour long at least.',
    path: ['to'],
  })
  .meta({ id: 'PromptWindow' });

const windows = z
  .array(window)
  .max(SLOTS.length)
  .refine((list) => new Set(list.map(({ slot }) => slot)).size === list.length, {
    message: 'Each slot has one window.',
  })
  .refine((list) => list.every((a) => list.every((b) => a === b || a.to <= b.from || b.to <= a.from)), {
    message: 'Windows do not overlap.',
  });

const quiet = z.object({ from: minute(DAY_MINUTES - STEP_MINUTES), to: minute(DAY_MINUTES - STEP_MINUTES) });

const weekdays = z
  .array(z.int().min(1).max(7))
  .max(7)
  .refine((days) => new Set(days).size === days.length, { message: 'Each day stands once.' });

/** How the member wants to be prompted. Times are minutes of their local day. */
export const promptSettings = z
  .object({
    channel: z.enum(CHANNELS),
    mailFallback: z.boolean(),
    windows,
    /** 1 Monday to 7 Sunday. */
    weekdays,
    /** The end may lie before the start: a night. */
    quiet: quiet.nullable(),
    pausedUntil: z.iso.datetime().nullable(),
    digest: z.boolean(),
  })
  .meta({ id: 'PromptSettings' });

export const promptSettingsState = promptSettings
  .extend({
    nextDueAt: z.iso.datetime().nullable(),
    /** What a browser subscribes with; null where no pushes can be sent. */
    pushPublicKey: z.string().nullable(),
    canMail: z.boolean(),
  })
  .meta({ id: 'PromptSettingsState' });

export const patchPromptSettings = promptSettings
  .extend({ pausedUntil: z.iso.datetime({ offset: true }).nullable() })
  .partial()
  .meta({ id: 'PatchPromptSettings' });

export const newPushDevice = z
  .object({
    endpoint: z.url().max(2048),
    keys: z.object({
      p256dh: z.string().regex(/^B[\w-]{86}=?$/, 'An uncompressed P-256 point in base64url.'),
      auth: z.string().regex(/^[\w-]{22}(==)?$/, '16 bytes in base64url.'),
    }),
    label: z.string().trim().min(1).max(80),
  })
  .meta({ id: 'NewPushDevice' });

export const pushDevice = z
  .object({
    id: z.uuid(),
    label: z.string(),
    createdAt: z.iso.datetime(),
    lastSentAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'PushDevice' });

/** What the push service said to a test. */
export const testResult = z
  .object({
    deviceId: z.uuid(),
    label: z.string(),
    result: z.enum(['sent', 'gone', 'too-large', 'later', 'our-fault', 'refused']),
  })
  .meta({ id: 'PushTestResult' });

export const prompt = z
  .object({
    id: z.uuid(),
    localDay: z.string(),
    slot: z.enum(SLOTS),
    /** The task that it asks for; null for the day's check-in. */
    task: z.object({ id: z.uuid(), title: z.string(), needsCapture: z.boolean() }).nullable(),
    state: z.enum(PROMPT_STATES),
    dueAt: z.iso.datetime(),
    usefulUntil: z.iso.datetime(),
    remindAt: z.iso.datetime().nullable(),
    channel: z.enum(['push', 'mail']).nullable(),
    /** Why it was missed or has failed. */
    reason: z.string().nullable(),
    sentAt: z.iso.datetime().nullable(),
    deliveredAt: z.iso.datetime().nullable(),
    openedAt: z.iso.datetime().nullable(),
    answeredAt: z.iso.datetime().nullable(),
    canSnooze: z.boolean(),
  })
  .meta({ id: 'Prompt' });

export const promptsQuery = z.object({
  page: z.coerce.number().int().min(1).max(1000).default(1),
  perPage: z.coerce.number().int().min(1).max(50).default(20),
});

export const promptAnswer = z.object({ action: z.enum(ACTIONS) }).meta({ id: 'PromptAnswer' });

/** A button of a notification; its token names prompt and action. */
export const tokenAnswer = z.object({ token: z.string().min(20).max(300) }).meta({ id: 'PromptToken' });
export const tokenAnswered = z.object({ state: z.enum(PROMPT_STATES) }).meta({ id: 'PromptTokenAnswered' });

export type Channel = (typeof CHANNELS)[number];
export type PromptSettings = z.infer<typeof promptSettings>;
export type PromptSettingsState = z.infer<typeof promptSettingsState>;
export type PatchPromptSettings = z.infer<typeof patchPromptSettings>;
export type NewPushDevice = z.infer<typeof newPushDevice>;
export type PushDevice = z.infer<typeof pushDevice>;
export type TestResult = z.infer<typeof testResult>;
export type Prompt = z.infer<typeof prompt>;
export type PromptAction = (typeof ACTIONS)[number];
export type PromptState = (typeof PROMPT_STATES)[number];
