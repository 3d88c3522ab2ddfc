import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { id, instant, memberPolicies, memberTables, softDelete, systemTable, timestamps } from './columns.ts';

export const members = pgTable(
  'members',
  {
    id: id(),
    /** The identity provider's id; the only thing here that leads to a person. */
    clerkUserId: text('clerk_user_id').notNull(),
    role: text('role', { enum: ['member', 'admin'] })
      .notNull()
      .default('member'),
    plan: text('plan', { enum: ['free', 'premium'] })
      .notNull()
      .default('free'),
    /** Until when a premium plan holds; null: it has no end. Worked out from the member's subscriptions. */
    planUntil: instant('plan_until'),
    timeZone: text('time_zone').notNull().default('UTC'),
    preferences: jsonb('preferences').$type<Record<string, unknown>>().notNull().default({}),
    ...timestamps(),
    ...softDelete(),
  },
  (table) => [
    uniqueIndex('members_clerk_user_id').on(table.clerkUserId),
    ...memberPolicies('members', table.id),
  ],
);

export const memberTable = memberTables(() => members.id);

export const apiKeys = memberTable(
  'api_keys',
  {
    id: id(),
    name: text('name').notNull(),
    /** SHA-256 of the key, hex. The key itself is kept nowhere. */
    keyHash: text('key_hash').notNull(),
    hint: text('hint').notNull(),
    scopes: text('scopes').array().notNull(),
    lastUsedAt: instant('last_used_at'),
    expiresAt: instant('expires_at'),
    revokedAt: instant('revoked_at'),
    ...timestamps(),
  },
  (table) => [
    uniqueIndex('api_keys_key_hash').on(table.keyHash),
    index('api_keys_member').on(table.memberId),
  ],
);

export const idempotencyKeys = memberTable(
  'idempotency_keys',
  {
    id: id(),
    key: text('key').notNull(),
    route: text('route').notNull(),
    /** SHA-256 over what was sent, hex. */
    digest: text('digest').notNull(),
    state: text('state', { enum: ['running', 'done'] })
      .notNull()
      .default('running'),
    leaseUntil: instant('lease_until').notNull(),
    status: integer('status'),
    body: text('body'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('idempotency_keys_once').on(table.memberId, table.key),
    index('idempotency_keys_created').on(table.createdAt),
  ],
);

/** How often a member did something that a plan counts, per local day. One row, one statement: take it or be refused. */
export const dailyUsage = memberTable(
  'daily_usage',
  {
    localDay: text('local_day').notNull(),
    kind: text('kind', { enum: ['photo_analysis'] }).notNull(),
    used: integer('used').notNull(),
  },
  (table) => [primaryKey({ columns: [table.memberId, table.localDay, table.kind] })],
);

/** Who did what to an account, and why when it was staff: never what the content was. */
export const auditLog = systemTable(
  'audit_log',
  {
    id: id(),
    /** Whose account it was about; null when it was about nobody's. */
    memberId: uuid('member_id'),
    /** What kind of actor: 'session', 'staff', 'identity-provider', … */
    actor: text('actor').notNull(),
    /** The member who acted, where that was a person; of staff always. */
    actorId: uuid('actor_id'),
    /** `<area>.<what was done>`, such as 'person.looked-up'. */
    action: text('action').notNull(),
    subjectId: text('subject_id'),
    /** Why staff looked, in their own words. */
    reason: text('reason'),
    correlationId: text('correlation_id').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  (table) => [
    index('audit_log_member_at').on(table.memberId, table.at),
    index('audit_log_actor_at').on(table.actorId, table.at),
    index('audit_log_action_at').on(table.action, table.at),
    index('audit_log_at').on(table.at),
  ],
);
