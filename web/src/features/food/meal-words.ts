import type { Failure, FoodAnalysis, Meal } from '#workers/features/food/schemas.ts';
import type { MessageId } from '../../lib/intl/messages.ts';
import type { Text } from '../../lib/intl/use-text.ts';

export const MEAL_WORDS = {
  breakfast: 'meal.breakfast',
  lunch: 'meal.lunch',
  dinner: 'meal.dinner',
  snack: 'meal.snack',
} as const satisfies Record<Meal, MessageId>;

/** In the order of a day. The schema's own constant would bring its library into the first load. */
export const MEAL_ORDER = ['breakfast', 'lunch', 'dinner', 'snack'] as const satisfies readonly Meal[];

export const FAILURE_WORDS = {
  photo_unreadable: 'failure.photoUnreadable',
  photo_lost: 'failure.photoLost',
  service_down: 'failure.serviceDown',
  gave_up: 'failure.gaveUp',
} as const satisfies Record<Failure, MessageId>;

const NAMED = 3;

/** Each name once, with how many there are of it. */
function counted(names: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => (count === 1 ? name : `${count} × ${name}`));
}

/** What a meal is called: its title, else its foods, else its kind. */
export function mealTitle(
  t: Text,
  meal: Pick<FoodAnalysis, 'title' | 'meal'> & { itemNames: readonly string[] },
): string {
  if (meal.title !== null && meal.title !== '') return meal.title;
  if (meal.itemNames.length === 0) return t(MEAL_WORDS[meal.meal]);
  const names = counted(meal.itemNames);
  const named = names.slice(0, NAMED).join(' · ');
  const rest = names.length - NAMED;
  return rest > 0 ? t('meal.andMore', { named, rest }) : named;
}
