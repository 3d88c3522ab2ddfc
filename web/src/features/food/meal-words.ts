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

/** What a meal is called: its title, else its foods, else its kind. */
export function mealTitle(
  t: Text,
  meal: Pick<FoodAnalysis, 'title' | 'meal'> & { itemNames: readonly string[] },
): string {
  if (meal.title !== null && meal.title !== '') return meal.title;
  if (meal.itemNames.length === 0) return t(MEAL_WORDS[meal.meal]);
  const named = meal.itemNames.slice(0, NAMED).join(', ');
  const rest = meal.itemNames.length - NAMED;
  return rest > 0 ? t('meal.andMore', { named, rest }) : named;
}
