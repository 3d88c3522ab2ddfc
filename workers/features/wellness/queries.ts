import { and, asc, eq, gt, gte, lt, lte, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { type ScorePartColumn, wellnessDays } from '#db/schema/wellness.ts';
import type { MemberId } from '#workers/kernel/ids.ts';
import type { LocalDay } from '#workers/kernel/local-day.ts';

export type WellnessRow = typeof wellnessDays.$inferSelect;

const stale = lt(wellnessDays.scoredChanges, wellnessDays.changes);

interface Span {
  from: LocalDay;
  to: LocalDay;
}

function within(memberId: MemberId, { from, to }: Span) {
  return and(
    eq(wellnessDays.memberId, memberId),
    gte(wellnessDays.localDay, from),
    lte(wellnessDays.localDay, to),
  );
}

/** Rows of a span of at most 400 days, the first day first. */
export async function wellnessRows(db: Db, memberId: MemberId, span: Span): Promise<WellnessRow[]> {
  return db
    .asMember(memberId)
    .run((q) =>
      q
        .select()
        .from(wellnessDays)
        .where(within(memberId, span))
        .orderBy(asc(wellnessDays.localDay))
        .limit(400),
    );
}

/** The first day of which anything counts; null when there is none. */
export async function firstDayOf(db: Db, memberId: MemberId): Promise<LocalDay | null> {
  const rows = await db
    .asMember(memberId)
    .run((q) =>
      q
        .select({ localDay: wellnessDays.localDay })
        .from(wellnessDays)
        .where(eq(wellnessDays.memberId, memberId))
        .orderBy(asc(wellnessDays.localDay))
        .limit(1),
    );
  return (rows[0]?.localDay ?? null) as LocalDay | null;
}

/** Days that changed since they were scored, and how many changes there were when they were looked at. */
export async function staleDays(db: Db, memberId: MemberId, span: Span, limit: number) {
  return db.asMember(memberId).run((q) =>
    q
      .select({ localDay: wellnessDays.localDay, changes: wellnessDays.changes })
      .from(wellnessDays)
      .where(and(within(memberId, span), stale))
      .orderBy(asc(wellnessDays.localDay))
      .limit(limit),
  );
}

export interface ScoredDay {
  localDay: string;
  /** The changes that were there before anything of the day was read. */
  changes: number;
  score: number | null;
  parts: readonly ScorePartColumn[];
}

/** Writes scores, unless one that knows of as many changes stands already: of two at once, the later knowledge stays. */
export async function writeScores(
  db: Db,
  memberId: MemberId,
  days: readonly ScoredDay[],
  { rulesVersion, now }: { rulesVersion: number; now: Date },
): Promise<void> {
  const told = sql`jsonb_to_recordset(${JSON.stringify(days)}::jsonb)
    as told("localDay" text, changes int, score real, parts jsonb)`;
  await db.asMember(memberId).run((q) =>
    q
      .update(wellnessDays)
      .set({
        score: sql`told.score`,
        parts: sql`told.parts`,
        scoredChanges: sql`told.changes`,
        rulesVersion,
        scoredAt: now,
      })
      .from(told)
      .where(
        and(
          eq(wellnessDays.memberId, memberId),
          eq(wellnessDays.localDay, sql`told."localDay"`),
          lt(wellnessDays.scoredChanges, sql`told.changes`),
        ),
      ),
  );
}

/** Members with days to score anew, in the order of their ids after `after`. */
export async function membersToScore(db: Db, after: string, limit: number): Promise<string[]> {
  const rows = await db.asSystem('wellness: find days to score anew').run((q) =>
    q
      .selectDistinct({ memberId: wellnessDays.memberId })
      .from(wellnessDays)
      .where(and(stale, gt(wellnessDays.memberId, sql`${after}::uuid`)))
      .orderBy(asc(wellnessDays.memberId))
      .limit(limit),
  );
  return rows.map(({ memberId }) => memberId);
}
