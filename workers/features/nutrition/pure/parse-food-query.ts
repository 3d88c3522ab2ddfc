import { stemsOfWord, wordsOf } from './food-words.ts';
import { STOP_WORDS } from './word-forms.ts';

export interface FoodQuery {
  /** What the food is called, stemmed. Never empty unless the text has no word at all. */
  stems: readonly string[];
  /** The last word as it was typed so far: somebody may still be typing it. */
  lastWord: string;
  /** It joins two things: 'toast with jam'. */
  isCompound: boolean;
}

const UNITS = new Set(
  (
    'slice slices piece pieces cup cups glass glasses bowl bowls plate plates portion portions serving servings mug mugs ' +
    'spoon spoons spoonful tablespoon tablespoons teaspoon teaspoons tbsp tsp can cans tin tins bottle bottles handful ' +
    'bar scoop scoops helping helpings pack packet bag bags pot pots jar rasher rashers bunch pinch dash splash knob dollop ' +
    'g gram grams gramme grammes kg ml l litre liter litres oz ounce ounces lb lbs pound pounds pint pints half quarter ' +
    'small medium large big little'
  ).split(' '),
);

const NUMBERS = new Set(
  'one two three four five six seven eight nine ten dozen couple few several 1p5 2p5'.split(' '),
);

const JOINS = new Set(['and', 'with', 'on']);

function isAmount(word: string): boolean {
  return UNITS.has(word) || NUMBERS.has(word) || /^\d+(?:p\d+)?(?:g|kg|ml|l|oz|lb|x)?$/.test(word);
}

/** Reads what a person types for a food: 'a slice of pizza' and '200 g rice' name the food behind the amount. */
export function parseFoodQuery(text: string): FoodQuery {
  const words = wordsOf(text);
  const told = words.filter((word) => !STOP_WORDS.has(word));
  const named = told.slice(amountLength(told));
  const kept = named.length > 0 ? named : told.length > 0 ? told : words;
  return {
    stems: kept.flatMap(stemsOfWord),
    lastWord: kept.at(-1) ?? '',
    isCompound: kept.length > 1 && words.some((word) => JOINS.has(word)),
  };
}

function amountLength(words: readonly string[]): number {
  const first = words.findIndex((word) => !isAmount(word));
  return first < 0 ? 0 : first;
}
