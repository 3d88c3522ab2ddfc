import { inArray, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { bodyDays, bodySources } from '#db/schema/body.ts';
import { memberSealerOf } from '#workers/features/account/index.ts';
import { dayFigures, hourFigures } from '#workers/features/body/pure/day-figures.ts';
import { NIGHT_REACHES_BACK_MS, nightOf } from '#workers/features/body/pure/night.ts';
import { type WindowFigures, windowsOf } from '#workers/features/body/pure/windows.ts';
import { asId, newId } from '#workers/kernel/ids.ts';
import { addDays, type LocalDay, localHourOf, startOfLocalDay } from '#workers/kernel/local-day.ts';
import { masterKeys } from '#workers/kernel/sealing/master-keys.ts';
import { bodyDay } from './body-day.ts';

const HOUR_MS = 3_600_000;
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

type Slots = ReturnType<typeof bodyDay>['strap'];

function seriesOf(sourceId: string, slots: Slots) {
  const sorted = slots.toSorted((one, other) => one.slotAt - other.slotAt);
  return {
    sourceId,
    at: sorted.flatMap(({ slotAt, offsetsMs }) => offsetsMs.map((ms) => slotAt + ms)),
    values: sorted.flatMap(({ values }) => values),
  };
}

/**
 * Gives the demo person's days a watch that looks every twenty minutes, and a strap for some minutes (`body-day.ts`). Figures are worked out
 * as the job would. Days that have figures are left alone. @returns how many days were added
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
      const { strap, watch } = bodyDay(localDay, now, timeZone);
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
