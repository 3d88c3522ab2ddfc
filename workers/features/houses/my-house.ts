import { HOUSES, type HouseId } from '#workers/features/archetypes/index.ts';
import { habitDays } from '#workers/features/habits/index.ts';
import { addDays, type LocalDay, localDayOf } from '#workers/kernel/local-day.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import { challengeOf, doneOf, mondayOf } from './pure/challenge.ts';
import { groupFigures, placed } from './pure/group-figures.ts';
import { type ChallengeRow, enterHouse, leaveHouse, placeOf, type StandingRow, weeksOf } from './queries.ts';
import type { ChooseHouse, HouseWeek, MyHouse } from './schemas.ts';

const known = (id: string | null): HouseId | null => HOUSES.find((house) => house.id === id)?.id ?? null;

/** The member's house with its weeks. Whoever never was in one is brought into that of their archetype. */
export const readHouse: Verb<void, MyHouse> = async (call) => {
  const { ctx, deps } = call;
  const memberId = ctx.member.id;
  let place = await placeOf(deps.db, memberId);
  if (!place.wasIn && place.ofArchetype !== null) {
    await enterHouse(deps.db, memberId, { houseId: place.ofArchetype, source: 'archetype', now: ctx.now });
    place = await placeOf(deps.db, memberId);
  }
  const { current, ofArchetype } = place;
  const house = known(current?.houseId ?? null);
  return {
    house,
    source: current?.source ?? null,
    since: current?.joinedAt.toISOString() ?? null,
    ofArchetype: known(ofArchetype),
    weeks: house === null ? [] : await readWeeks(call, house),
  };
};

async function readWeeks(
  { ctx, deps }: Parameters<typeof readHouse>[0],
  house: HouseId,
): Promise<HouseWeek[]> {
  const today = localDayOf(ctx.now, ctx.member.timeZone);
  const week = mondayOf(today);
  const weeks = [week, addDays(week, -7)];
  const [stored, days] = await Promise.all([
    weeksOf(deps.db, ctx.member.id, weeks),
    habitDays({ ctx, deps, input: { from: addDays(week, -7), to: addDays(week, 6) } }),
  ]);
  return weeks.map((monday) => {
    const ofWeek = days.filter(({ localDay }) => localDay >= monday && localDay <= addDays(monday, 6));
    return weekOf(house, monday, ofWeek, stored);
  });
}

function weekOf(
  house: HouseId,
  week: LocalDay,
  days: readonly { due: number; done: number }[],
  stored: { challenges: readonly ChallengeRow[]; standings: readonly StandingRow[] },
): HouseWeek {
  const { kind, goal } =
    stored.challenges.find((row) => row.week === week && row.houseId === house) ?? challengeOf(house, week);
  const standings = stored.standings.filter((row) => row.week === week);
  const figures = HOUSES.map(({ id }) => ({
    house: id,
    figures: groupFigures(standings.find(({ houseId }) => houseId === id)),
  }));
  const talliedAt = standings.find(({ houseId }) => houseId === house)?.talliedAt ?? null;
  return {
    week,
    challenge: { kind, goal },
    own: doneOf(kind, days),
    standing: placed(figures),
    talliedAt: talliedAt?.toISOString() ?? null,
  };
}

/** Enters a house; the one before is left. The same again changes nothing. */
export const enterOwnHouse: Verb<ChooseHouse, MyHouse> = async (call) => {
  const { ctx, input, deps } = call;
  const { current } = await placeOf(deps.db, ctx.member.id);
  if (current?.houseId !== input.house) {
    await enterHouse(deps.db, ctx.member.id, { houseId: input.house, source: 'own', now: ctx.now });
  }
  return readHouse({ ...call, input: undefined });
};

/** Leaves the house; the archetype brings nobody back. Somebody who is in none has left already. */
export const leaveOwnHouse: Verb<void, void> = async ({ ctx, deps }) =>
  leaveHouse(deps.db, ctx.member.id, ctx.now);
