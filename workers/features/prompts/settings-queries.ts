import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { allOf } from '#db/conditions.ts';
import { members } from '#db/schema/core.ts';
import { promptSettings, prompts } from '#db/schema/prompts.ts';
import { type MemberId, newId } from '#workers/kernel/ids.ts';
import type { Occurrence } from './pure/prompt-times.ts';

export type SettingsRow = typeof promptSettings.$inferSelect;
export type SettingsColumns = Pick<
  SettingsRow,
  'channel' | 'mailFallback' | 'windows' | 'weekdays' | 'quietFrom' | 'quietTo' | 'pausedUntil' | 'digest'
>;

export async function settingsOf(db: Db, memberId: MemberId): Promise<SettingsRow | undefined> {
  const rows = await db.asMember(memberId).run((q) => q.select().from(promptSettings).limit(1));
  return rows[0];
}

/** The plan of what comes next, under an id of its own. */
const planOf = (next: Occurrence | null) => ({
  nextPromptId: newId<'prompt'>(),
  nextDueAt: next?.dueAt ?? null,
  nextUntil: next?.until ?? null,
  nextDay: next?.day ?? null,
  nextSlot: next?.slot ?? null,
});

export async function writeSettings(
  db: Db,
  memberId: MemberId,
  settings: SettingsColumns,
  next: Occurrence | null,
): Promise<void> {
  const row = { ...settings, ...planOf(next) };
  await db.asMember(memberId).run((q) =>
    q
      .insert(promptSettings)
      .values({ ...row, memberId })
      .onConflictDoUpdate({ target: promptSettings.memberId, set: { ...row, updatedAt: sql`now()` } }),
  );
}

/** Plans no prompt any more, for a member who leaves; their settings stay. */
export async function stopPrompts(db: Db, memberId: MemberId): Promise<void> {
  await db
    .asMember(memberId)
    .run((q) => q.update(promptSettings).set(planOf(null)).where(eq(promptSettings.memberId, memberId)));
}

/**
 * Puts the next plan in the place of the one that was dealt with, and notes what was missed meanwhile. A plan that somebody
 * made since (new settings, another run) stays.
 * @param dealtWith the id of the plan that was dealt with
 */
export async function writePlan(
  db: Db,
  memberId: MemberId,
  dealtWith: string,
  { next, missed }: { next: Occurrence | null; missed: readonly Occurrence[] },
): Promise<void> {
  await db.asMember(memberId).all((q) => [
    q
      .update(promptSettings)
      .set(planOf(next))
      .where(allOf(eq(promptSettings.memberId, memberId), eq(promptSettings.nextPromptId, dealtWith))),
    ...missed.map((occurrence) =>
      q
        .insert(prompts)
        .values({
          id: newId<'prompt'>(),
          memberId,
          localDay: occurrence.day,
          slot: occurrence.slot,
          dueAt: occurrence.dueAt,
          usefulUntil: occurrence.until,
          state: 'missed',
          reason: 'late',
        })
        .onConflictDoNothing(),
    ),
  ]);
}

/** What a prompt needs to know of its member: whom the identity provider knows them as, and their language. */
export async function readerOf(db: Db, memberId: MemberId) {
  const rows = await db
    .asMember(memberId)
    .run((q) =>
      q
        .select({ subject: members.clerkUserId, preferences: members.preferences })
        .from(members)
        .where(eq(members.id, memberId))
        .limit(1),
    );
  return rows[0];
}
