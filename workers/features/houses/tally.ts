import { HOUSES } from '#workers/features/archetypes/index.ts';
import { addDays, localDayOf } from '#workers/kernel/local-day.ts';
import type { Deps } from '#workers/kernel/verb.ts';
import { challengeOf, openWeeks } from './pure/challenge.ts';
import { bringMembers, insertChallenges, tallyWeek } from './queries.ts';

const MEMBERS_AT_ONCE = 5_000;

/**
 * Brings new members into the house of their archetype, sets each open week's challenges, once, and counts how the houses
 * stand. Doing it again counts anew and changes nothing else.
 */
export async function tallyHouses(
  { db }: Pick<Deps, 'db'>,
  { now, signal }: { now: Date; signal: AbortSignal },
): Promise<void> {
  while (!signal.aborted && (await bringMembers(db, now, MEMBERS_AT_ONCE)) === MEMBERS_AT_ONCE);
  for (const week of openWeeks(localDayOf(now, 'UTC'))) {
    await insertChallenges(
      db,
      HOUSES.map(({ id }) => ({ houseId: id, week, ...challengeOf(id, week) })),
    );
    if (!signal.aborted) await tallyWeek(db, { week, last: addDays(week, 6), now });
  }
}
