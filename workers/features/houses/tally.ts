import { HOUSES } from '#workers/features/archetypes/index.ts';
import { addDays, type LocalDay, localDayOf } from '#workers/kernel/local-day.ts';
import type { Deps } from '#workers/kernel/verb.ts';
import { challengeOf, openWeeks } from './pure/challenge.ts';
import {
  bringMembers,
  countSome,
  type Found,
  insertChallenges,
  LEAST_ID,
  type Mark,
  storeStandings,
} from './queries.ts';

const MEMBERS_AT_ONCE = 1_000;
/** Whoever was passed over for longer comes in when they look at their house. */
const FOUND_MS = 8 * 86_400_000;

type Counted = Awaited<ReturnType<typeof countSome>>['counted'][number];

/**
 * Brings new members into the house of their archetype, sets each open week's challenges, once, and counts how the houses
 * stand. Doing it again counts anew and changes nothing else.
 */
export async function tallyHouses(
  { db }: Pick<Deps, 'db'>,
  { now, signal }: { now: Date; signal: AbortSignal },
): Promise<void> {
  let found: Found | null = { at: new Date(now.getTime() - FOUND_MS).toISOString(), id: LEAST_ID };
  while (found !== null && !signal.aborted)
    found = await bringMembers(db, { now, found, limit: MEMBERS_AT_ONCE });
  for (const week of openWeeks(localDayOf(now, 'UTC'))) {
    await insertChallenges(
      db,
      HOUSES.map(({ id }) => ({ houseId: id, week, ...challengeOf(id, week) })),
    );
    const counted = await countWeek(db, { week, signal });
    if (counted !== null) await storeStandings(db, { week, counted, now });
  }
}

/** Some members at a time: no statement takes long, however many there are. Null when it was cut off. */
export async function countWeek(
  db: Deps['db'],
  { week, signal, limit = MEMBERS_AT_ONCE }: { week: LocalDay; signal: AbortSignal; limit?: number },
): Promise<Counted[] | null> {
  const houses = new Map<string, Counted>();
  let mark: Mark | null = null;
  while (!signal.aborted) {
    const some: Awaited<ReturnType<typeof countSome>> = await countSome(db, {
      week,
      last: addDays(week, 6),
      limit,
      mark,
    });
    for (const row of some.counted) houses.set(row.houseId, sumOf(row, houses.get(row.houseId)));
    if (some.next === null) return [...houses.values()];
    mark = some.next;
  }
  return null;
}

function sumOf(one: Counted, other: Counted | undefined): Counted {
  if (other === undefined) return one;
  return {
    houseId: one.houseId,
    members: one.members + other.members,
    reached: one.reached + other.reached,
    doneMilli: one.doneMilli + other.doneMilli,
  };
}
