import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { mayChangePreferences, preferencesRevision } from '#db/preferences-document.ts';
import { members } from '#db/schema/core.ts';
import type { MemberId } from '#workers/kernel/ids.ts';

const nextRevision = sql`jsonb_build_object('revision', ${preferencesRevision} + 1)`;

export async function storedPreferences(db: Db, memberId: MemberId): Promise<Record<string, unknown>> {
  const rows = await db
    .asMember(memberId)
    .run((q) =>
      q.select({ stored: members.preferences }).from(members).where(eq(members.id, memberId)).limit(1),
    );
  return rows[0]?.stored ?? {};
}

/**
 * Puts fields over those that are stored, and counts the document's revision; gives all of it as it stands then. A
 * document of a later version than that of the change stays as it is, and undefined is given.
 */
export async function mergePreferences(
  db: Db,
  memberId: MemberId,
  change: Record<string, unknown> & { schemaVersion: number },
): Promise<Record<string, unknown> | undefined> {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .update(members)
      .set({
        preferences: sql`${members.preferences} || ${JSON.stringify(change)}::jsonb || ${nextRevision}`,
      })
      .where(and(eq(members.id, memberId), mayChangePreferences(change.schemaVersion)))
      .returning({ stored: members.preferences }),
  );
  return rows[0]?.stored;
}
