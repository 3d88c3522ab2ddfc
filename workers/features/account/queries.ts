import { and, eq, gt, isNull, lt, or, sql } from 'drizzle-orm';
import type { Db, Queries } from '#db/client.ts';
import { allOf } from '#db/conditions.ts';
import { mayChangePreferences, preferencesRevision } from '#db/preferences-document.ts';
import { apiKeys, auditLog, dailyUsage, idempotencyKeys, members } from '#db/schema/core.ts';
import type { Member, Plan, Role } from '#workers/kernel/context.ts';
import { asId, type MemberId } from '#workers/kernel/ids.ts';
import type { LocalDay } from '#workers/kernel/local-day.ts';
import { planNow } from '#workers/kernel/plan-now.ts';
import { PREFERENCES_VERSION } from '#workers/kernel/preferences-document.ts';

const memberColumns = {
  id: members.id,
  role: members.role,
  plan: members.plan,
  planUntil: members.planUntil,
  timeZone: members.timeZone,
  deletedAt: members.deletedAt,
  preferencesRevision,
};

export async function memberBySubject(db: Db, subject: string) {
  const rows = await db
    .asSystem('session: find the member of a subject')
    .run((q) => q.select(memberColumns).from(members).where(eq(members.clerkUserId, subject)).limit(1));
  return rows[0];
}

/** A member's own row, as a statement for a batch in their scope. */
export function memberRow(q: Queries, memberId: MemberId) {
  return q.select(memberColumns).from(members).where(eq(members.id, memberId)).limit(1);
}

export type MemberRow = Awaited<ReturnType<typeof memberRow>>[number];

export async function memberRowById(db: Db, memberId: MemberId): Promise<MemberRow | undefined> {
  const rows = await db.asMember(memberId).run((q) => memberRow(q, memberId));
  return rows[0];
}

/** Two first requests at once make one member: the unique subject decides. */
export async function addMember(db: Db, member: { id: MemberId; subject: string }) {
  await db
    .asSystem('session: first request of a subject')
    .run((q) =>
      q
        .insert(members)
        .values({ id: member.id, clerkUserId: member.subject })
        .onConflictDoNothing({ target: members.clerkUserId }),
    );
}

export async function memberById(db: Db, memberId: MemberId, localDayOf: (timeZone: string) => LocalDay) {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .select({
        id: members.id,
        role: members.role,
        plan: members.plan,
        planUntil: members.planUntil,
        timeZone: members.timeZone,
        preferences: members.preferences,
        createdAt: members.createdAt,
      })
      .from(members)
      .where(eq(members.id, memberId))
      .limit(1),
  );
  const row = rows[0];
  if (row === undefined) return undefined;
  const used = await usageOf(db, memberId, localDayOf(row.timeZone));
  return { ...row, used };
}

async function usageOf(db: Db, memberId: MemberId, localDay: LocalDay): Promise<number> {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .select({ used: dailyUsage.used })
      .from(dailyUsage)
      .where(and(eq(dailyUsage.localDay, localDay), eq(dailyUsage.kind, 'photo_analysis')))
      .limit(1),
  );
  return rows[0]?.used ?? 0;
}

/**
 * False, and nothing is changed, when preferences are chosen and a later release wrote those that are stored.
 * @param change what the member chose, and what their device says where they chose nothing (a zone of UTC is nobody's choice)
 */
export async function updateMember(
  db: Db,
  memberId: MemberId,
  change: {
    timeZone?: string;
    preferences?: Record<string, unknown>;
    device?: { timeZone?: string | undefined; language?: 'en' | 'de' | undefined };
  },
): Promise<boolean> {
  const { timeZone, preferences: chosen, device = {} } = change;
  const { timeZone: deviceZone, ...fallback } = device;
  const zone =
    deviceZone === undefined
      ? undefined
      : sql`case when ${members.timeZone} = 'UTC' then ${deviceZone} else ${members.timeZone} end`;
  const mayChange = mayChangePreferences(PREFERENCES_VERSION);
  const rows = await db.asMember(memberId).run((q) =>
    q
      .update(members)
      .set({
        timeZone: timeZone ?? zone,
        preferences: sql`case when ${mayChange} then ${JSON.stringify(fallback)}::jsonb || ${members.preferences}
          || ${JSON.stringify(chosen ?? {})}::jsonb else ${members.preferences} end`,
      })
      .where(chosen === undefined ? eq(members.id, memberId) : and(eq(members.id, memberId), mayChange))
      .returning({ id: members.id }),
  );
  return rows.length > 0;
}

export async function apiKeyHolder(db: Db, keyHash: string, now: Date) {
  const rows = await db.asSystem('session: find the holder of an API key').run((q) =>
    q
      .select({ keyId: apiKeys.id, scopes: apiKeys.scopes, ...memberColumns })
      .from(apiKeys)
      .innerJoin(members, eq(members.id, apiKeys.memberId))
      .where(
        and(
          eq(apiKeys.keyHash, keyHash),
          isNull(apiKeys.revokedAt),
          or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, now)),
          isNull(members.deletedAt),
        ),
      )
      .limit(1),
  );
  return rows[0];
}

export async function touchApiKey(db: Db, memberId: MemberId, keyId: string, now: Date) {
  await db
    .asMember(memberId)
    .run((q) => q.update(apiKeys).set({ lastUsedAt: now }).where(eq(apiKeys.id, keyId)));
}

/** Undefined when there is one of this id. */
export async function insertApiKey(
  db: Db,
  memberId: MemberId,
  row: Omit<typeof apiKeys.$inferInsert, 'memberId'>,
) {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .insert(apiKeys)
      .values({ ...row, memberId })
      .onConflictDoNothing({ target: apiKeys.id })
      .returning(),
  );
  return rows[0];
}

export async function liveApiKeys(db: Db, memberId: MemberId) {
  return db
    .asMember(memberId)
    .run((q) =>
      q.select().from(apiKeys).where(isNull(apiKeys.revokedAt)).orderBy(apiKeys.createdAt).limit(100),
    );
}

export async function revokeApiKeyRow(
  db: Db,
  memberId: MemberId,
  keyId: string,
  now: Date,
): Promise<boolean> {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .update(apiKeys)
      .set({ revokedAt: now })
      .where(and(eq(apiKeys.id, keyId), isNull(apiKeys.revokedAt)))
      .returning({ id: apiKeys.id }),
  );
  return rows.length > 0;
}

export interface KeyClaim {
  key: string;
  route: string;
  digest: string;
}

/** True when the key is ours to run: it is new, or its last runner's lease ran out with the same digest. */
export async function insertClaim(db: Db, memberId: MemberId, claim: KeyClaim, now: Date, leaseUntil: Date) {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .insert(idempotencyKeys)
      .values({ memberId, ...claim, leaseUntil })
      .onConflictDoUpdate({
        target: [idempotencyKeys.memberId, idempotencyKeys.key],
        set: { leaseUntil },
        setWhere: allOf(
          eq(idempotencyKeys.state, 'running'),
          lt(idempotencyKeys.leaseUntil, now),
          eq(idempotencyKeys.digest, claim.digest),
          eq(idempotencyKeys.route, claim.route),
        ),
      })
      .returning({ id: idempotencyKeys.id }),
  );
  return rows.length > 0;
}

export async function claimOf(db: Db, memberId: MemberId, key: string) {
  const rows = await db
    .asMember(memberId)
    .run((q) => q.select().from(idempotencyKeys).where(eq(idempotencyKeys.key, key)).limit(1));
  return rows[0];
}

export async function storeAnswer(
  db: Db,
  memberId: MemberId,
  answer: { key: string; status: number; body: string },
) {
  await db
    .asMember(memberId)
    .run((q) =>
      q
        .update(idempotencyKeys)
        .set({ state: 'done', status: answer.status, body: answer.body })
        .where(eq(idempotencyKeys.key, answer.key)),
    );
}

export async function deleteClaim(db: Db, memberId: MemberId, key: string) {
  await db
    .asMember(memberId)
    .run((q) =>
      q
        .delete(idempotencyKeys)
        .where(and(eq(idempotencyKeys.key, key), eq(idempotencyKeys.state, 'running'))),
    );
}

/** Takes one of a day's uses; null when `limit` is reached. One statement: the row's lock decides between two at once. */
export async function takeUse(
  db: Db,
  memberId: MemberId,
  localDay: LocalDay,
  limit: number,
): Promise<number | null> {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .insert(dailyUsage)
      .values({ memberId, localDay, kind: 'photo_analysis', used: 1 })
      .onConflictDoUpdate({
        target: [dailyUsage.memberId, dailyUsage.localDay, dailyUsage.kind],
        set: { used: sql`${dailyUsage.used} + 1` },
        setWhere: lt(dailyUsage.used, limit),
      })
      .returning({ used: dailyUsage.used }),
  );
  return rows[0]?.used ?? null;
}

export async function giveUseBack(db: Db, memberId: MemberId, localDay: LocalDay): Promise<void> {
  await db.asMember(memberId).run((q) =>
    q
      .update(dailyUsage)
      .set({ used: sql`greatest(0, ${dailyUsage.used} - 1)` })
      .where(and(eq(dailyUsage.localDay, localDay), eq(dailyUsage.kind, 'photo_analysis'))),
  );
}

export async function writeAudit(db: Db, entry: typeof auditLog.$inferInsert): Promise<void> {
  await db.asSystem('audit').run((q) => q.insert(auditLog).values(entry));
}

export function toMember(
  row: {
    id: string;
    role: Role;
    plan: Plan;
    planUntil: Date | null;
    timeZone: string;
    preferencesRevision: number;
  },
  now: Date,
): Member {
  const { id, role, timeZone, preferencesRevision: revision } = row;
  return {
    id: asId<'member'>(id),
    role,
    plan: planNow(row, now),
    timeZone,
    preferencesRevision: revision,
  };
}

/** The language that a member chose, English until they did. */
export async function languageOf(db: Db, memberId: MemberId): Promise<'en' | 'de'> {
  const rows = await db
    .asMember(memberId)
    .run((q) =>
      q.select({ preferences: members.preferences }).from(members).where(eq(members.id, memberId)).limit(1),
    );
  return rows[0]?.preferences.language === 'de' ? 'de' : 'en';
}
