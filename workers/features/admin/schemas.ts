import { z } from 'zod';

export const RUN_STATES = ['queued', 'running', 'done', 'failed', 'dead'] as const;

const page = {
  page: z.coerce.number().int().min(1).max(1000).default(1),
  perPage: z.coerce.number().int().min(1).max(100).default(50),
};

/** A piece of work as the queue sees it: never what it was about. */
export const jobRun = z
  .object({
    id: z.uuid(),
    job: z.string(),
    state: z.enum(RUN_STATES),
    attempts: z.int(),
    /** A code, never a text; 'dropped' when staff gave it up. */
    errorCode: z.string().nullable(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'JobRun' });

export const jobRunsQuery = z.object({ state: z.enum(RUN_STATES).default('dead'), ...page });

/** Why staff look or act, in their own words, percent-encoded: it is kept with what they did. */
export const staffReason = z.object({
  'x-staff-reason': z.string().optional().meta({ description: 'Why. 3 to 300 characters, percent-encoded.' }),
});

export const staffFlag = z
  .object({
    id: z.uuid(),
    kind: z.string(),
    subjectId: z.string(),
    memberId: z.uuid().nullable(),
    createdAt: z.iso.datetime(),
    closedAt: z.iso.datetime().nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'StaffFlag' });

export const staffFlagsQuery = z.object({ state: z.enum(['open', 'closed']).default('open'), ...page });

export const featureFlag = z
  .object({
    flag: z.string(),
    words: z.string(),
    isOn: z.boolean(),
    byDefault: z.boolean(),
    /** Who decided: the vendor that keeps the switches, or the default. */
    by: z.enum(['vendor', 'default']),
  })
  .meta({ id: 'FeatureFlag' });

export const featureFlags = z
  .object({
    flags: z.array(featureFlag),
    /** When the vendor last said how they stand; null: it did not yet, and the defaults hold. */
    fetchedAt: z.iso.datetime().nullable(),
    /** Whether it answered when it was last asked; `none`: there is no vendor. */
    vendor: z.enum(['answers', 'away', 'none']),
  })
  .meta({ id: 'FeatureFlags' });

export const personSearch = z
  .discriminatedUnion('by', [
    z.object({ by: z.literal('id'), value: z.uuid() }),
    z.object({ by: z.literal('mail'), value: z.email().max(254) }),
  ])
  .meta({ id: 'PersonSearch' });

/** What staff may know of a person: how their account stands, and how much there is. Never what it is. */
export const person = z
  .object({
    id: z.uuid(),
    /** Such as 'a•••@e•••.org'; null when the identity provider has none, or does not answer. */
    maskedMail: z.string().nullable(),
    role: z.enum(['member', 'admin']),
    status: z.enum(['active', 'closed']),
    plan: z.enum(['free', 'premium']),
    planUntil: z.iso.datetime().nullable(),
    createdAt: z.iso.datetime(),
    counts: z.object({
      meals: z.int(),
      entries: z.int(),
      tasks: z.int(),
      apiKeys: z.int(),
      auditEntries: z.int(),
      openFlags: z.int(),
    }),
  })
  .meta({ id: 'Person' });

export const RANGES = ['hour', 'day', 'week'] as const;
export const figuresQuery = z.object({ range: z.enum(RANGES).default('hour') });

const times = z.object({ p50Ms: z.number(), p95Ms: z.number() }).nullable();

const figureStep = z.object({
  /** Start of the step. */
  at: z.iso.datetime(),
  requests: z.number(),
  refused: z.number(),
  failed: z.number(),
  latency: times,
  database: times,
  /** 0 to 1; null when nothing was read. */
  cacheHitShare: z.number().nullable(),
  jobsDone: z.number(),
  jobsFailed: z.number(),
  jobsDead: z.number(),
  aiCalls: z.number(),
  aiCostUsd: z.number(),
  tasksCompleted: z.number(),
  archetypesAssigned: z.number(),
});

export const staffFigures = z
  .object({
    stepS: z.int(),
    steps: z.array(figureStep),
    /** Pieces of work by state, now. */
    jobs: z.object({ queued: z.int(), running: z.int(), failed: z.int(), dead: z.int() }),
    openFlags: z.int(),
    /** True when a model was asked that has no price: what it cost is not in the figures. */
    hasUnpricedCalls: z.boolean(),
  })
  .meta({ id: 'StaffFigures' });

export const auditEntry = z
  .object({
    id: z.uuid(),
    at: z.iso.datetime(),
    actor: z.string(),
    actorId: z.uuid().nullable(),
    action: z.string(),
    memberId: z.uuid().nullable(),
    subjectId: z.string().nullable(),
    reason: z.string().nullable(),
    correlationId: z.string(),
  })
  .meta({ id: 'AuditEntry' });

export const auditQuery = z.object({
  action: z.string().max(60).optional(),
  memberId: z.uuid().optional(),
  actorId: z.uuid().optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  ...page,
});

export type JobRun = z.infer<typeof jobRun>;
export type JobRunsQuery = z.infer<typeof jobRunsQuery>;
export type StaffFlag = z.infer<typeof staffFlag>;
export type StaffFlagsQuery = z.infer<typeof staffFlagsQuery>;
export type FeatureFlagList = z.infer<typeof featureFlags>;
export type PersonSearch = z.infer<typeof personSearch>;
export type Person = z.infer<typeof person>;
export type FiguresQuery = z.infer<typeof figuresQuery>;
export type FigureStep = z.infer<typeof figureStep>;
export type StaffFigures = z.infer<typeof staffFigures>;
export type AuditEntry = z.infer<typeof auditEntry>;
export type AuditQuery = z.infer<typeof auditQuery>;
