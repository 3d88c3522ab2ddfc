import { z } from 'zod';
import { nightFigures } from '#workers/features/body/index.ts';
import { NIGHTS_LOOKED_AT, NIGHTS_NEEDED, standingOf } from '#workers/features/body/pure/own-nights.ts';
import { foodDays } from '#workers/features/food/index.ts';
import { foodDay } from '#workers/features/food/schemas.ts';
import { habitDays } from '#workers/features/habits/index.ts';
import { journalDays } from '#workers/features/journal/index.ts';
import type { Context } from '#workers/kernel/context.ts';
import { addDays, type LocalDay } from '#workers/kernel/local-day.ts';
import type { Deps } from '#workers/kernel/verb.ts';
import type { DayEvidence } from './pure/score-day.ts';

const foodDaysText = z.array(foodDay);

/** What the other slices know of the days of a span of at most 366. Days of which nothing is known have none. */
export async function gatherEvidence(
  { ctx, deps }: { ctx: Context; deps: Deps },
  span: { from: LocalDay; to: LocalDay },
): Promise<(day: string) => DayEvidence> {
  const call = { ctx, deps, input: span };
  const range = { from: addDays(span.from, -NIGHTS_LOOKED_AT), to: span.to };
  const [food, habits, journal, nights] = await Promise.all([
    foodDays(call),
    habitDays(call),
    journalDays(call),
    nightFigures({ ctx, deps, input: range }),
  ]);
  const foodOf = byDay(foodDaysText.parse(JSON.parse(food)));
  const habitsOf = byDay(habits);
  const moodOf = byDay(journal);
  return (day) => {
    const mood = moodOf.get(day);
    const own = nights.find(({ localDay }) => localDay === day) ?? null;
    const first = addDays(day as LocalDay, -NIGHTS_LOOKED_AT);
    const earlier = nights.filter(({ localDay }) => localDay >= first && localDay < day);
    return {
      heart: { ...standingOf(own, earlier), isMeasured: own !== null, nightsNeeded: NIGHTS_NEEDED },
      food: foodOf.get(day) ?? null,
      habits: habitsOf.get(day) ?? null,
      mood: mood === undefined ? null : { mean: mood.mood },
    };
  };
}

function byDay<Day extends { localDay: string }>(days: readonly Day[]): ReadonlyMap<string, Day> {
  return new Map(days.map((day) => [day.localDay, day]));
}
