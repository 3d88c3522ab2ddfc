import { and, asc, eq, gte, lte, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client.ts';
import { bodyDays, bodyWindows } from '#db/schema/body.ts';
import type { MemberId } from '#workers/kernel/ids.ts';
import type { LocalDay } from '#workers/kernel/local-day.ts';

/** Days with a figure of the heart, at most 500, the first first. */
export async function nightRows(db: Db, memberId: MemberId, { from, to }: { from: LocalDay; to: LocalDay }) {
  return db.asMember(memberId).run((q) =>
    q
      .select({
        localDay: bodyDays.localDay,
        basis: bodyDays.basis,
        rmssd: bodyDays.rmssd,
        restingHr: bodyDays.restingHr,
      })
      .from(bodyDays)
      .where(
        and(
          eq(bodyDays.memberId, memberId),
          gte(bodyDays.localDay, from),
          lte(bodyDays.localDay, to),
          sql`(${bodyDays.rmssd} is not null or ${bodyDays.restingHr} is not null)`,
        ),
      )
      .orderBy(asc(bodyDays.localDay))
      .limit(500),
  );
}

interface Span {
  from: Date;
  to: Date;
}

function withVariability(memberId: MemberId, { from, to }: Span) {
  return and(
    eq(bodyWindows.memberId, memberId),
    gte(bodyWindows.windowAt, from),
    lte(bodyWindows.windowAt, to),
    sql`(cardinality(${bodyWindows.minutes}) > 0 or (${bodyWindows.rmssd} is not null and ${bodyWindows.sdnn} is not null))`,
  );
}

export async function windowRows(db: Db, memberId: MemberId, span: Span) {
  return db.asMember(memberId).run((q) =>
    q
      .select({
        windowAt: bodyWindows.windowAt,
        meanHr: bodyWindows.meanHr,
        rmssd: bodyWindows.rmssd,
        sdnn: bodyWindows.sdnn,
        samples: bodyWindows.samples,
        minutes: bodyWindows.minutes,
        minuteHr: bodyWindows.minuteHr,
        minuteSdnn: bodyWindows.minuteSdnn,
        minuteRmssd: bodyWindows.minuteRmssd,
        minuteBeats: bodyWindows.minuteBeats,
      })
      .from(bodyWindows)
      .where(withVariability(memberId, span))
      .orderBy(asc(bodyWindows.windowAt))
      .limit(300),
  );
}

/** The minutes of a window; itself where it has none. In step with `stretchesOf`. */
const stretches = sql`(
  select * from unnest(${bodyWindows.minuteHr}, ${bodyWindows.minuteSdnn}, ${bodyWindows.minuteRmssd})
  union all select ${bodyWindows.meanHr}, ${bodyWindows.sdnn}, ${bodyWindows.rmssd}
    where coalesce(cardinality(${bodyWindows.minutes}), 0) = 0
) as stretch (hr, sdnn, rmssd)`;

/**
 * Mean and standard deviation of the minutes of who is awake, and of the windows that have none; SDNN and RMSSD as `ln(1 + ms)`. Awake is who is not in a night that sleep or the heart
 * told; where nothing did, between seven and ten at night by the member's clock. A window's night ends on its own day, or on the next.
 */
export async function wakingRangeRow(db: Db, memberId: MemberId, span: Span, timeZone: string) {
  const hour = sql`extract(hour from ${bodyWindows.windowAt} at time zone ${timeZone})`;
  const [own, next] = [alias(bodyDays, 'own'), alias(bodyDays, 'next')];
  const isIn = (day: typeof own | typeof next) =>
    sql`coalesce(${bodyWindows.windowAt} >= ${day.nightFrom} and ${bodyWindows.windowAt} < ${day.nightTo}, false)`;
  const isAwake = sql`not ${isIn(own)} and not ${isIn(next)} and (${own.nightFrom} is not null or ${hour} between 7 and 21)`;
  const of = (value: ReturnType<typeof sql>) => ({
    mean: sql<number | null>`avg(${value})::float8`,
    sd: sql<number | null>`stddev_pop(${value})::float8`,
  });
  const hr = of(sql`stretch.hr`);
  const sdnn = of(sql`ln(1 + stretch.sdnn)`);
  const rmssd = of(sql`ln(1 + stretch.rmssd)`);
  const rows = await db.asMember(memberId).run((q) =>
    q
      .select({
        windows: sql<number>`count(distinct ${bodyWindows.windowAt})::int`,
        hrMean: hr.mean,
        hrSd: hr.sd,
        sdnnMean: sdnn.mean,
        sdnnSd: sdnn.sd,
        rmssdMean: rmssd.mean,
        rmssdSd: rmssd.sd,
      })
      .from(bodyWindows)
      .crossJoinLateral(stretches)
      .leftJoin(own, and(eq(own.memberId, memberId), eq(own.localDay, bodyWindows.localDay)))
      .leftJoin(
        next,
        and(
          eq(next.memberId, memberId),
          eq(next.localDay, sql`to_char(${bodyWindows.localDay}::date + 1, 'YYYY-MM-DD')`),
        ),
      )
      .where(and(withVariability(memberId, span), isAwake)),
  );
  return rows[0];
}
