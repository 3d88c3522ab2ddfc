import { inArray, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { bodyDays, bodySources } from '#db/schema/body.ts';
import { memberSealerOf } from '#workers/features/account/index.ts';
import { dayFigures, hourFigures } from '#workers/features/body/pure/day-figures.ts';
import { NIGHT_REACHES_BACK_MS, nightOf } from '#workers/features/body/pure/night.ts';
import { readBatch } from '#workers/features/body/pure/read-batch.ts';
import { type WindowFigures, windowsOf } from '#workers/features/body/pure/windows.ts';
import { asId, newId } from '#workers/kernel/ids.ts';
import { addDays, type LocalDay, localHourOf, startOfLocalDay } from '#workers/kernel/local-day.ts';
import { masterKeys } from '#workers/kernel/sealing/master-keys.ts';

const [MINUTE_MS, HOUR_MS] = [60_000, 3_600_000];
const DAYS_AT_ONCE = 30;
const HOURS_FROM_DAY = 30;

interface Options {
  memberId: string;
  now: Date;
  today: LocalDay;
  timeZone: string;
  days: number;
  /** As `MASTER_KEYS`; without them the sources' names cannot be sealed, and nothing is written. */
  masterKeys: string | undefined;
}

/** A number in 0..1 that follows from a text (FNV-1a, mixed). */
function numberFrom(text: string): number {
  let hash = 2_166_136_261;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 16_777_619);
  hash = Math.imul(hash ^ (hash >>> 15), 2_246_822_507);
  return ((hash ^ (hash >>> 13)) >>> 0) / 4_294_967_296;
}

/** How rested a day is, about −1 to 1: each day has something of the one before. */
function restednessOf(day: LocalDay): number {
  return [0, 1, 2].reduce(
    (sum, back) => sum + (numberFrom(`rested ${addDays(day, -back)}`) - 0.5) * (1.2 - 0.4 * back),
    0,
  );
}

/** Five minutes of a chest strap: breathing, a slow wave, noise, and now and then an early beat with its pause. */
function breathing(key: string, { hr, rmssd }: { hr: number; rmssd: number }): number[] {
  const values: number[] = [];
  for (let ms = 0, at = 0; ms < 295_000; at += 1) {
    const seconds = ms / 1000;
    const noise = (numberFrom(`${key} ${at}`) - 0.5) * rmssd * 0.6;
    const wave =
      rmssd * (0.9 * Math.sin(2 * Math.PI * 0.24 * seconds) + 0.8 * Math.sin(2 * Math.PI * 0.095 * seconds));
    const isEarly = numberFrom(`${key} early ${at}`) < 0.003;
    const pause = at > 0 && numberFrom(`${key} early ${at - 1}`) < 0.003 ? 260 : 0;
    const rr = Math.round(60_000 / hr + wave + noise - (isEarly ? 280 : 0) + pause);
    values.push(rr);
    ms += rr;
  }
  return values;
}

function plannedDay(day: LocalDay, now: Date, timeZone: string) {
  const start = startOfLocalDay(day, timeZone).getTime();
  const rested = restednessOf(day);
  const rmssd = 43 * Math.exp(0.28 * rested);
  const resting = 55 - 3.2 * rested;
  const strap = (
    [
      [7 * 60 + 5, 1],
      [7 * 60 + 10, 0.97],
      [21 * 60 + 30, 0.82],
    ] as const
  ).map(([minute, share]) => ({
    kind: 'rr' as const,
    startAt: new Date(start + minute * MINUTE_MS),
    values: breathing(`${day} ${minute}`, { hr: resting + 8 / share, rmssd: rmssd * share }),
  }));
  const watch = Array.from({ length: 72 }, (_, at) => {
    const hour = at / 3;
    const noise = 10 * (numberFrom(`${day} hr ${at}`) - 0.5);
    const isWalk = at === 37 || at === 38;
    const awake = hour < 6.7 || hour > 23 ? 0 : 14 + 6 * Math.sin((hour - 7) / 5);
    return {
      kind: 'hr' as const,
      startAt: new Date(start + at * 20 * MINUTE_MS),
      values: [Math.round(resting + 3 + awake + noise * (awake === 0 ? 0.4 : 1) + (isWalk ? 32 : 0))],
      offsetsMs: [30_000],
    };
  });
  const isOver = ({ startAt }: { startAt: Date }) => startAt.getTime() + 6 * MINUTE_MS < now.getTime();
  return {
    strap: readBatch(strap.filter(isOver), now).slots,
    watch: readBatch(watch.filter(isOver), now).slots,
  };
}

type Slots = ReturnType<typeof plannedDay>['strap'];

function seriesOf(sourceId: string, slots: Slots) {
  const sorted = slots.toSorted((one, other) => one.slotAt - other.slotAt);
  return {
    sourceId,
    at: sorted.flatMap(({ slotAt, offsetsMs }) => offsetsMs.map((ms) => slotAt + ms)),
    values: sorted.flatMap(({ values }) => values),
  };
}

/**
 * Gives the demo person's days a watch that looks every twenty minutes, and a strap for ten minutes in the morning and five at night. Figures
 * are worked out as the job would. Days that have figures are left alone. @returns how many days were added
 */
export async function seedDemoBody(db: Db, options: Options): Promise<number> {
  const { memberId, now, today, timeZone, days } = options;
  if (options.masterKeys === undefined) return 0;
  const member = db.asMember(memberId);
  const span = Array.from({ length: days }, (_, back) => addDays(today, back + 1 - days));
  const known = await member.run((q) =>
    q.select({ day: bodyDays.localDay }).from(bodyDays).where(inArray(bodyDays.localDay, span)),
  );
  const missing = span.filter((day) => !known.some((row) => row.day === day));
  if (missing.length === 0) return 0;
  const sources = await demoSources(db, { ...options, masterKeys: options.masterKeys });
  let before: readonly WindowFigures[] = [];
  for (let at = 0; at < missing.length; at += DAYS_AT_ONCE) {
    const rows = missing.slice(at, at + DAYS_AT_ONCE).flatMap((localDay) => {
      const { strap, watch } = plannedDay(localDay, now, timeZone);
      if (strap.length + watch.length === 0) return [];
      const windows = windowsOf([seriesOf(sources.strap, strap)], [seriesOf(sources.watch, watch)]);
      const isOld = localDay <= addDays(today, -HOURS_FROM_DAY);
      const figures = figuresOf({ localDay, windows, before, timeZone });
      before = windows;
      return [{ localDay, strap, watch, windows, hours: isOld ? hourFigures(windows) : [], isOld, figures }];
    });
    if (rows.length === 0) continue;
    const samples = rows.flatMap(({ strap, watch }) =>
      (
        [
          [sources.strap, strap],
          [sources.watch, watch],
        ] as const
      ).flatMap(([sourceId, slots]) =>
        slots.map(({ slotAt, ...slot }) => ({ ...slot, slotAt: new Date(slotAt), sourceId, updatedAt: now })),
      ),
    );
    const windows = rows.flatMap((row) =>
      row.windows.map((one) => ({ ...one, windowAt: new Date(one.windowAt), localDay: row.localDay })),
    );
    const hours = rows.flatMap((row) =>
      row.hours.map((one) => ({ ...one, hourAt: new Date(one.hourAt), localDay: row.localDay })),
    );
    const figures = rows.map((row) => ({
      localDay: row.localDay,
      wanted: 1,
      made: 1,
      changedAt: now,
      hasHours: row.isOld,
      ...row.figures,
    }));
    await member.all((q) => [
      q.execute(insertAll('body_samples', memberId, samples)),
      q.execute(insertAll('body_windows', memberId, windows)),
      q.execute(insertAll('body_hours', memberId, hours)),
      q.execute(insertAll('body_days', memberId, figures)),
    ]);
  }
  return missing.length;
}

function figuresOf(input: {
  localDay: LocalDay;
  windows: readonly WindowFigures[];
  before: readonly WindowFigures[];
  timeZone: string;
}) {
  const { localDay, windows, timeZone } = input;
  const day = {
    from: startOfLocalDay(localDay, timeZone).getTime(),
    to: startOfLocalDay(addDays(localDay, 1), timeZone).getTime(),
  };
  const evening = day.from - NIGHT_REACHES_BACK_MS;
  const before = input.before.filter(({ windowAt }) => windowAt >= evening && windowAt < day.from);
  const night = nightOf(day, { heart: [...before, ...windows], asleep: [] });
  const hourOf = (windowAt: number) => localHourOf(new Date(windowAt), timeZone);
  return dayFigures({ windows, before, ready: {}, night, hourOf });
}

/** One parameter for all rows: as columns, thousands of them would take seconds. */
function insertAll(table: string, memberId: string, rows: readonly object[]) {
  const named = rows.map((row) => ({
    member_id: memberId,
    ...Object.fromEntries(
      Object.entries(row).map(([key, value]) => [
        key.replaceAll(/[A-Z]/g, (one) => `_${one.toLowerCase()}`),
        value,
      ]),
    ),
  }));
  const name = sql.identifier(table);
  return sql`insert into ${name} select * from jsonb_populate_recordset(null::${name}, ${JSON.stringify(named)}::jsonb)
    on conflict do nothing`;
}

async function demoSources(
  db: Db,
  { memberId, now, masterKeys: keys }: Options & { masterKeys: string },
): Promise<{ strap: string; watch: string }> {
  const member = db.asMember(memberId);
  const known = await member.run((q) => q.select().from(bodySources));
  const idOf = (kind: 'strap' | 'apple-health') => known.find((row) => row.kind === kind)?.id;
  const [strap, watch] = [idOf('strap'), idOf('apple-health')];
  if (strap !== undefined && watch !== undefined) return { strap, watch };
  const sealer = await memberSealerOf(
    { db, masterKeys: masterKeys(keys), keyShares: null },
    asId<'member'>(memberId),
  );
  const index = await sealer.blindIndex('body-sources');
  const made = { strap: strap ?? newId(), watch: watch ?? newId() };
  const names = { strap: 'Chest strap', 'apple-health': 'Apple Health' } as const;
  const rows = await Promise.all(
    (
      [
        ['strap', made.strap],
        ['apple-health', made.watch],
      ] as const
    ).map(async ([kind, id]) => ({
      id,
      memberId,
      kind,
      name: await sealer.seal(names[kind], `body_sources.name/${id}`),
      hash: (await index.hashAll([`${kind}/${names[kind]}`]))[0] ?? '',
      lastSampleAt: new Date(now.getTime() - HOUR_MS),
    })),
  );
  await member.run((q) => q.insert(bodySources).values(rows).onConflictDoNothing());
  return made;
}
