import { and, asc, eq, gte, inArray, lt, lte, ne, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { bodyDays, bodyHours, bodySamples, bodySources, bodyWindows } from '#db/schema/body.ts';
import type { BodySourceId, MemberId } from '#workers/kernel/ids.ts';
import type { LocalDay } from '#workers/kernel/local-day.ts';
import type { Stretch } from './pure/night.ts';
import type { Slot } from './pure/read-batch.ts';

const MINUTE_MS = 60_000;
const LONGEST_SLOT_MS = 3_600_000;
/** Any number that nothing else in the project locks. */
const LOCK_SPACE = 4_310;

/**
 * Merges samples into what is there, by time: a repeat stands once, and so does the very same sample of another source that is not
 * deleted. One batch of a member at a time, so that two sources cannot both be the first. Counts the days up in the same transaction,
 * and those of `nextDays` that have figures: their nights may begin the evening before.
 * @returns how many samples are new
 */
export async function storeSlots(
  db: Db,
  memberId: MemberId,
  input: {
    sourceId: BodySourceId;
    slots: readonly Slot[];
    localDays: readonly LocalDay[];
    nextDays: readonly LocalDay[];
    lastSampleAt: Date;
  },
): Promise<number> {
  const { sourceId, slots, localDays, nextDays, lastSampleAt } = input;
  const json = JSON.stringify(
    slots.map(({ kind, slotAt, offsetsMs, values }) => ({
      kind,
      slot_at: new Date(slotAt).toISOString(),
      offsets_ms: offsetsMs,
      values,
    })),
  );
  const sent = sql`jsonb_to_recordset(${json}::jsonb) as s(kind text, slot_at timestamptz, offsets_ms int[], "values" real[])`;
  const before = sql`select coalesce(sum(cardinality(known.offsets_ms)), 0)::int as total from body_samples known, ${sent}
    where known.member_id = ${memberId} and known.source_id = ${sourceId} and known.kind = s.kind and known.slot_at = s.slot_at`;
  const [, counted, , after] = await db.asMember(memberId).all((q) => [
    q.execute(sql`select pg_advisory_xact_lock(${LOCK_SPACE}, hashtext(${memberId}))`),
    q.execute<{ total: number }>(before),
    q.execute(merge(memberId, sourceId, sent)),
    q.execute<{ total: number }>(before),
    q
      .insert(bodyDays)
      .values(localDays.map((localDay) => ({ memberId, localDay })))
      .onConflictDoUpdate({
        target: [bodyDays.memberId, bodyDays.localDay],
        set: { wanted: sql`${bodyDays.wanted} + 1`, changedAt: sql`now()` },
      }),
    q
      .update(bodyDays)
      .set({ wanted: sql`${bodyDays.wanted} + 1`, changedAt: sql`now()` })
      .where(and(eq(bodyDays.memberId, memberId), inArray(bodyDays.localDay, [...nextDays]))),
    q
      .update(bodySources)
      .set({
        lastSampleAt: sql`greatest(${bodySources.lastSampleAt}, ${lastSampleAt.toISOString()}::timestamptz)`,
      })
      .where(eq(bodySources.id, sourceId)),
  ]);
  return totalOf(after) - totalOf(counted);
}

function totalOf({ rows }: { rows: { total: number }[] }): number {
  return Number(rows[0]?.total ?? 0);
}

function merge(memberId: MemberId, sourceId: BodySourceId, sent: SQL): SQL {
  return sql`
    insert into body_samples as known (member_id, slot_at, kind, source_id, offsets_ms, "values")
    select ${memberId}, s.slot_at, s.kind, ${sourceId}, fresh.offsets_ms, fresh."values"
    from ${sent}
    cross join lateral (
      select array_agg(n.o order by n.o) as offsets_ms, array_agg(n.v order by n.o) as "values"
      from unnest(s.offsets_ms, s."values") as n(o, v)
      where not exists (
        select from body_samples other join body_sources of on of.id = other.source_id and of.deleted_at is null,
          unnest(other.offsets_ms, other."values") as x(o, v)
        where other.member_id = ${memberId} and other.slot_at = s.slot_at and other.kind = s.kind
          and other.source_id <> ${sourceId} and x.o = n.o and x.v = n.v)
    ) as fresh
    where fresh.offsets_ms is not null
    on conflict (member_id, slot_at, kind, source_id) do update set updated_at = now(), (offsets_ms, "values") = (
      select array_agg(o order by o), array_agg(v order by o) from (
        select distinct on (o) o, v from (
          select o, v, 0 as place from unnest(known.offsets_ms, known."values") as k(o, v)
          union all select o, v, 1 from unnest(excluded.offsets_ms, excluded."values") as e(o, v)
        ) as both_ order by o, place
      ) as once)`;
}

/** Samples of live sources whose slots may hold something of `[from, to)`, the first slot first. */
async function liveSamples(
  db: Db,
  memberId: MemberId,
  { from, to, kinds, limit }: { from: Date; to: Date; kinds: SQL; limit: number },
) {
  return db.asMember(memberId).run((q) =>
    q
      .select({
        slotAt: bodySamples.slotAt,
        kind: bodySamples.kind,
        sourceId: bodySamples.sourceId,
        offsetsMs: bodySamples.offsetsMs,
        values: bodySamples.values,
      })
      .from(bodySamples)
      .innerJoin(bodySources, eq(bodySources.id, bodySamples.sourceId))
      .where(
        and(
          eq(bodySamples.memberId, memberId),
          gte(bodySamples.slotAt, new Date(from.getTime() - LONGEST_SLOT_MS)),
          lt(bodySamples.slotAt, to),
          kinds,
          sql`${bodySources.deletedAt} is null`,
        ),
      )
      .orderBy(asc(bodySamples.slotAt))
      .limit(limit),
  );
}

/** Raw samples of the heart. */
export async function samplesBetween(db: Db, memberId: MemberId, from: Date, to: Date) {
  return liveSamples(db, memberId, { from, to, kinds: ne(bodySamples.kind, 'asleep'), limit: 20_000 });
}

/** Records of sleep that end in `[from, to)`. */
export async function sleepBetween(db: Db, memberId: MemberId, from: Date, to: Date): Promise<Stretch[]> {
  const kinds = eq(bodySamples.kind, 'asleep');
  const rows = await liveSamples(db, memberId, { from, to, kinds, limit: 1_000 });
  return rows.flatMap(({ slotAt, offsetsMs, values }) =>
    offsetsMs.flatMap((offset, at) => {
      const end = slotAt.getTime() + offset;
      const isWithin = end > from.getTime() && end <= to.getTime();
      return isWithin ? [{ from: end - (values[at] ?? 0) * MINUTE_MS, to: end }] : [];
    }),
  );
}

export async function dayRows(db: Db, memberId: MemberId, from: string, to: string) {
  return db.asMember(memberId).run((q) =>
    q
      .select()
      .from(bodyDays)
      .where(and(eq(bodyDays.memberId, memberId), gte(bodyDays.localDay, from), lte(bodyDays.localDay, to)))
      .orderBy(asc(bodyDays.localDay))
      .limit(400),
  );
}

export async function windowRows(db: Db, memberId: MemberId, from: Date, to: Date, limit: number) {
  return db.asMember(memberId).run((q) =>
    q
      .select()
      .from(bodyWindows)
      .where(
        and(
          eq(bodyWindows.memberId, memberId),
          gte(bodyWindows.windowAt, from),
          lt(bodyWindows.windowAt, to),
        ),
      )
      .orderBy(asc(bodyWindows.windowAt))
      .limit(limit),
  );
}

export async function hourRows(db: Db, memberId: MemberId, from: Date, to: Date, limit: number) {
  return db.asMember(memberId).run((q) =>
    q
      .select()
      .from(bodyHours)
      .where(and(eq(bodyHours.memberId, memberId), gte(bodyHours.hourAt, from), lt(bodyHours.hourAt, to)))
      .orderBy(asc(bodyHours.hourAt))
      .limit(limit),
  );
}
