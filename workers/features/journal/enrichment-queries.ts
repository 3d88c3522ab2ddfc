import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lt, lte, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { journalEntries } from '#db/schema/journal.ts';
import type { EntryId, MemberId } from '#workers/kernel/ids.ts';
import type { LocalDay } from '#workers/kernel/local-day.ts';

interface Enriched {
  state: 'none' | 'waiting' | 'ready';
  /** Sealed; null when there is none. */
  enrichment: string | null;
  textValence: number | null;
}

/** Writes what a run found, unless the entry was edited or another run was asked for meanwhile. */
export async function writeEnrichment(
  db: Db,
  memberId: MemberId,
  at: { entryId: EntryId; run: number },
  { state, enrichment, textValence }: Enriched,
): Promise<boolean> {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .update(journalEntries)
      .set({ enrichmentState: state, enrichment, textValence, updatedAt: sql`${journalEntries.updatedAt}` })
      .where(
        and(
          eq(journalEntries.id, at.entryId),
          eq(journalEntries.enrichmentRun, at.run),
          isNull(journalEntries.deletedAt),
        ),
      )
      .returning({ id: journalEntries.id }),
  );
  return rows.length > 0;
}

/** The readings of a span of days, sealed; the newest 400. */
export async function readingRows(
  db: Db,
  memberId: MemberId,
  { from, to }: { from: LocalDay; to: LocalDay },
) {
  return db.asMember(memberId).run((q) =>
    q
      .select({
        id: journalEntries.id,
        localDay: journalEntries.localDay,
        enrichment: journalEntries.enrichment,
      })
      .from(journalEntries)
      .where(
        and(
          eq(journalEntries.memberId, memberId),
          isNull(journalEntries.deletedAt),
          isNotNull(journalEntries.enrichment),
          gte(journalEntries.localDay, from),
          lte(journalEntries.localDay, to),
        ),
      )
      .orderBy(desc(journalEntries.occurredAt))
      .limit(400),
  );
}

/** Lets the reading that is there stand: no more tries. */
export async function settleEnrichment(db: Db, memberId: MemberId, at: { entryId: EntryId; run: number }) {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .update(journalEntries)
      .set({
        enrichmentState: sql`case when enrichment is null then 'none' else 'ready' end`,
        updatedAt: sql`${journalEntries.updatedAt}`,
      })
      .where(
        and(
          eq(journalEntries.id, at.entryId),
          eq(journalEntries.enrichmentRun, at.run),
          inArray(journalEntries.enrichmentState, ['queued', 'waiting']),
        ),
      )
      .returning({ id: journalEntries.id }),
  );
  return rows.length > 0;
}

/** Asks for another reading of the same words. @returns the run's number; undefined: there is no such entry, or no word in it */
export async function queueEnrichment(db: Db, memberId: MemberId, id: EntryId): Promise<number | undefined> {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .update(journalEntries)
      .set({ enrichmentState: 'queued', enrichmentRun: sql`${journalEntries.enrichmentRun} + 1` })
      .where(and(eq(journalEntries.id, id), isNull(journalEntries.deletedAt)))
      .returning({ run: journalEntries.enrichmentRun }),
  );
  return rows[0]?.run;
}

/** Entries whose reading nobody moved for a while: their job was lost, or its runner was. */
export async function strandedEntries(db: Db, before: Date, limit: number) {
  return db.asSystem('sweep: entries that wait for their reading').run((q) =>
    q
      .select({
        id: journalEntries.id,
        memberId: journalEntries.memberId,
        run: journalEntries.enrichmentRun,
      })
      .from(journalEntries)
      .where(
        and(
          inArray(journalEntries.enrichmentState, ['queued', 'waiting']),
          lt(journalEntries.updatedAt, before),
          isNull(journalEntries.deletedAt),
        ),
      )
      .orderBy(asc(journalEntries.updatedAt))
      .limit(limit),
  );
}
