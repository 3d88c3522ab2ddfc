import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { members } from '#db/schema/core.ts';
import { habitCalendars } from '#db/schema/habits.ts';
import type { MemberId } from '#workers/kernel/ids.ts';

export async function calendarOf(db: Db, memberId: MemberId) {
  const rows = await db
    .asMember(memberId)
    .run((q) =>
      q
        .select({ createdAt: habitCalendars.createdAt })
        .from(habitCalendars)
        .where(eq(habitCalendars.memberId, memberId))
        .limit(1),
    );
  return rows[0];
}

/** A new address takes the place of the one before. */
export async function putCalendar(db: Db, memberId: MemberId, tokenHash: string, now: Date): Promise<void> {
  await db.asMember(memberId).run((q) =>
    q
      .insert(habitCalendars)
      .values({ memberId, tokenHash, createdAt: now })
      .onConflictDoUpdate({ target: habitCalendars.memberId, set: { tokenHash, createdAt: now } }),
  );
}

export async function deleteCalendar(db: Db, memberId: MemberId): Promise<void> {
  await db
    .asMember(memberId)
    .run((q) => q.delete(habitCalendars).where(eq(habitCalendars.memberId, memberId)));
}

/** Whose calendar a secret opens. */
export async function calendarHolder(db: Db, tokenHash: string) {
  const rows = await db
    .asSystem('habits: a calendar asks by its secret')
    .run((q) =>
      q
        .select({ memberId: habitCalendars.memberId, deletedAt: members.deletedAt })
        .from(habitCalendars)
        .innerJoin(members, eq(members.id, habitCalendars.memberId))
        .where(eq(habitCalendars.tokenHash, tokenHash))
        .limit(1),
    );
  const holder = rows[0];
  return holder === undefined || holder.deletedAt !== null ? undefined : holder.memberId;
}
