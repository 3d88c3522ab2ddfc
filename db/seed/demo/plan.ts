import type { Meal } from '#workers/features/food/schemas.ts';
import { addDays, type LocalDay, startOfLocalDay } from '#workers/kernel/local-day.ts';
import { DISHES, type Dish } from './dishes.ts';

export interface PlannedMeal {
  /** The same day always gives the same key. */
  key: string;
  localDay: LocalDay;
  eatenAt: Date;
  dish: Dish;
  /** Grams of each part, as that day's hand made them. */
  grams: readonly number[];
}

const MINUTE_MS = 60_000;
/** Local minutes after midnight, and how likely the meal is not skipped. */
const HABITS: Readonly<Record<Meal, { minute: number; spread: number; chance: number }>> = {
  breakfast: { minute: 7 * 60 + 25, spread: 50, chance: 0.93 },
  lunch: { minute: 12 * 60 + 30, spread: 60, chance: 0.97 },
  snack: { minute: 16 * 60, spread: 90, chance: 0.55 },
  dinner: { minute: 19 * 60, spread: 80, chance: 0.98 },
};

/** Numbers in 0..1 that follow from a text: FNV-1a to start, then the xorshift of Marsaglia (2003). */
function numbersFrom(text: string): () => number {
  let state = 2_166_136_261;
  for (let index = 0; index < text.length; index += 1)
    state = Math.imul(state ^ text.charCodeAt(index), 16_777_619);
  state = state >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 4_294_967_296;
  };
}

function isWeekend(day: LocalDay): boolean {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}

function choose(dishes: readonly Dish[], at: number): Dish | undefined {
  let rest = at * dishes.reduce((sum, dish) => sum + dish.weight, 0);
  return dishes.find((dish) => {
    rest -= dish.weight;
    return rest < 0;
  });
}

/** The demo person's meals of one local day. */
export function mealsOfDay(day: LocalDay, timeZone: string): PlannedMeal[] {
  const kind = isWeekend(day) ? 'weekend' : 'weekday';
  const midnight = startOfLocalDay(day, timeZone).getTime();
  return (Object.keys(HABITS) as Meal[]).flatMap((meal) => {
    const random = numbersFrom(`${day} ${meal}`);
    for (let warmUp = 0; warmUp < 4; warmUp += 1) random();
    const { minute, spread, chance } = HABITS[meal];
    const isEaten = random() < chance;
    const dish = choose(
      DISHES.filter(
        (candidate) => candidate.meal === meal && (candidate.on === 'any' || candidate.on === kind),
      ),
      random(),
    );
    if (!isEaten || dish === undefined) return [];
    const late = kind === 'weekend' && meal === 'breakfast' ? 90 : 0;
    const eatenAt = new Date(midnight + (minute + late + Math.round((random() - 0.5) * spread)) * MINUTE_MS);
    const grams = dish.parts.map(([, usual]) => Math.round(usual * (1.35 + random() * 0.5)));
    return [{ key: `demo-${day}-${meal}`, localDay: day, eatenAt, dish, grams }];
  });
}

/** The meals of the last `days` local days, today's until now. */
export function mealsUntil(now: Date, today: LocalDay, days: number, timeZone: string): PlannedMeal[] {
  return Array.from({ length: days }, (_, back) => addDays(today, back + 1 - days))
    .flatMap((day) => mealsOfDay(day, timeZone))
    .filter((planned) => planned.eatenAt <= now);
}
