import { and, asc, eq, inArray, lt, lte, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { bodyDays, bodyHours, bodyWindows } from '#db/schema/body.ts';
import type { MemberId } from '#workers/kernel/ids.ts';
import type { LocalDay } from '#workers/kernel/local-day.ts';
import type { DayFigures, HourFigures } from './pure/day-figures.ts';
import type { WindowFigures } from './pure/windows.ts';

const isBehind = sql`${bodyDays.made} < ${bodyDays.wanted}`;

export async function daysBehind(db: Db, memberId: MemberId, limit: number) {
  return db.asMember(memberId).run((q) =>
    q
      .select({ localDay: bodyDays.localDay, wanted: bodyDays.wanted })
      .from(bodyDays)
      .where(and(eq(bodyDays.memberId, memberId), isBehind))
      .orderBy(asc(bodyDays.localDay))
      .limit(limit),
  );
}

export interface RolledDay {
  localDay: LocalDay;
  /** How far `wanted` had counted before the samples were read. */
  wanted: number;
  figures: DayFigures;
  /** Null: raw samples of the day are not kept any more, and what was worked out stays. */
  windows: readonly WindowFigures[] | null;
  /** Null: the day is not old enough. */
  hours: readonly HourFigures[] | null;
  /** Raw samples of the day may be gone: figures that rest on more are not written over. */
  onlyIfMore: boolean;
}

/** Writes a day, unless somebody wrote a later state of it meanwhile. */
export async function writeDay(db: Db, memberId: MemberId, day: RolledDay): Promise<void> {
  const { localDay, wanted, figures, windows, hours, onlyIfMore } = day;
  const where = and(
    eq(bodyDays.memberId, memberId),
    eq(bodyDays.localDay, localDay),
    lt(bodyDays.made, wanted),
  );
  await db.asMember(memberId).transaction(async (tx) => {
    if (onlyIfMore) {
      const [known] = await tx.select().from(bodyDays).where(where).for('update').limit(1);
      if (known !== undefined && known.beats + known.heartRates > figures.beats + figures.heartRates) {
        await tx.update(bodyDays).set({ made: wanted }).where(where);
        return;
      }
    }
    const written = await tx
      .update(bodyDays)
      .set({ ...figures, made: wanted, ...(hours !== null && { hasHours: true }) })
      .where(where)
      .returning({ localDay: bodyDays.localDay });
    if (written.length === 0) return;
    if (windows !== null) {
      const of = and(eq(bodyWindows.memberId, memberId), eq(bodyWindows.localDay, localDay));
      await tx.delete(bodyWindows).where(of);
      if (windows.length > 0)
        await tx
          .insert(bodyWindows)
          .values(windows.map((one) => ({ ...one, windowAt: new Date(one.windowAt), localDay, memberId })))
          .onConflictDoNothing();
    }
    if (hours !== null) {
      await tx
        .delete(bodyHours)
        .where(and(eq(bodyHours.memberId, memberId), eq(bodyHours.localDay, localDay)));
      if (hours.length > 0)
        await tx
          .insert(bodyHours)
          .values(hours.map((one) => ({ ...one, hourAt: new Date(one.hourAt), localDay, memberId })))
          .onConflictDoNothing();
    }
  });
}

/** Members with days that have been behind since `before`, the longest first; `isAllowed`: a condition on a member's column. */
export async function membersBehind(
  db: Db,
  { before, limit, isAllowed }: { before: Date; limit: number; isAllowed: (member: SQLWrapper) => SQL },
) {
  return db.asSystem('body: find days whose job was lost').run((q) =>
    q
      .select({ memberId: bodyDays.memberId, changedAt: sql<string>`max(${bodyDays.changedAt})::text` })
      .from(bodyDays)
      .where(and(isBehind, lt(bodyDays.changedAt, before), isAllowed(bodyDays.memberId)))
      .groupBy(bodyDays.memberId)
      .orderBy(sql`min(${bodyDays.changedAt})`)
      .limit(limit),
  );
}

/** Has the hours made of days that are old enough; they are found as days that are behind. */
export async function wantHours(db: Db, upTo: LocalDay, limit: number): Promise<number> {
  const scope = db.asSystem('body: hours of days that are thirty days old');
  const due = scope.run((q) =>
    q
      .update(bodyDays)
      .set({ wanted: sql`${bodyDays.wanted} + 1` })
      .where(
        inArray(
          sql`(${bodyDays.memberId}, ${bodyDays.localDay})`,
          q
            .select({ memberId: bodyDays.memberId, localDay: bodyDays.localDay })
            .from(bodyDays)
            .where(and(sql`not has_hours`, sql`made = wanted`, lte(bodyDays.localDay, upTo)))
            .limit(limit),
        ),
      )
      .returning({ localDay: bodyDays.localDay }),
  );
  return (await due).length;
}

/** Makes the partition of the week that begins on this Monday (UTC), unless it is there. */
export async function makeWeek(db: Db, monday: Date): Promise<void> {
  await db
    .asSystem('body: partitions ahead')
    .rows(sql`select partitions.make_body_week(${monday.toISOString()}::timestamptz)`);
}

/** Drops the partition of a week, unless days of it are behind: their figures would be lost. */
export async function dropWeek(db: Db, monday: Date): Promise<void> {
  const sunday = new Date(monday.getTime() + 8 * 86_400_000);
  const [first, last] = [new Date(monday.getTime() - 86_400_000), sunday].map((at) =>
    at.toISOString().slice(0, 10),
  );
  await db.asSystem('body: raw samples older than ninety days').rows(sql`
    select partitions.drop_body_week(${monday.toISOString()}::timestamptz)
    where not exists (select from body_days where made < wanted and local_day between ${first} and ${last})`);
}

/** The Mondays of the weeks that have a partition. */
export async function weeksWithPartition(db: Db): Promise<string[]> {
  const rows = await db.asSystem('body: which partitions are there').rows(sql`
    select replace(substring(c.relname from '\\d{4}_\\d\\d_\\d\\d$'), '_', '-') from pg_class c
    join pg_inherits i on i.inhrelid = c.oid
    where i.inhparent = 'public.body_samples'::regclass and c.relname <> 'body_samples_rest' order by 1`);
  return rows.flatMap(([name]) => name ?? []);
}

/** Removes what arrived older than `before` and was worked out, and windows older than it. @returns how many rows went */
export async function purgeRaw(db: Db, before: Date, limit: number): Promise<number> {
  const at = before.toISOString();
  const [samples, windows] = await db.asSystem('body: raw samples older than ninety days').all((q) => [
    q.execute(sql`
      delete from body_samples where (member_id, slot_at, kind, source_id) in (
        select member_id, slot_at, kind, source_id from body_samples s
        where slot_at < ${at}::timestamptz and not exists (select from body_days d where d.member_id = s.member_id
          and d.made < d.wanted and d.local_day between (s.slot_at::date - 1)::text and (s.slot_at::date + 1)::text)
        limit ${limit})`),
    q.execute(sql`
      delete from body_windows where (member_id, window_at) in (
        select member_id, window_at from body_windows where window_at < ${at}::timestamptz limit ${limit})`),
  ]);
  return (samples.rowCount ?? 0) + (windows.rowCount ?? 0);
}
