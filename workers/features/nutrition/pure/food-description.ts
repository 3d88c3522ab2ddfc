import { stemsOf } from './food-words.ts';

/** USDA writes 'Head, kind, state': what stands before the first commas says what it is, the rest how it is. */
export interface DescribedFood {
  /** Stems of what the food is. */
  head: readonly string[];
  /** Stems of everything behind, each once. */
  details: readonly string[];
}

/** First words that name a shelf and not yet a food. */
const SHELVES = new Set(
  [
    'Alcoholic beverage',
    'Alcoholic beverages',
    'Babyfood',
    'Beverages',
    'Candies',
    'Cereals',
    'Cereals ready-to-eat',
    'Crustaceans',
    'Desserts',
    'Fast food',
    'Fast foods',
    'Fish',
    'Frozen novelties',
    'Game meat',
    'Mollusks',
    'Nuts',
    'Restaurant',
    'School Lunch',
    'Seeds',
    'Snack',
    'Snacks',
    'Spices',
    'USDA Commodity',
    'Chinese',
    'Italian',
    'Latino',
    'Mexican',
    'family style',
    'Pizza Chain',
  ].map((shelf) => shelf.toLowerCase()),
);

export function describedFood(description: string): DescribedFood {
  const plain = description.replace(/\((?:includes|include)[^)]*\)/gi, ' ');
  const segments = plain.split(/[,;]/).map((segment) => segment.trim());
  const headAt = segments.findIndex((segment) => !SHELVES.has(segment.toLowerCase()));
  const at = headAt < 0 ? 0 : headAt;
  const head = stemsOf(segments[at] ?? '');
  const rest = stemsOf(segments.filter((_, index) => index !== at).join(' '));
  return { head, details: [...new Set(rest)].filter((stem) => !head.includes(stem)) };
}

/** A description as a person reads it: without notes to programmes and without shouting. */
export function displayName(description: string): string {
  const plain = description
    .replace(/\s*\((?:includes?|may have been)[^)]*\)/gi, '')
    .replace(/\s+,/g, ',')
    .trim();
  return plain.replace(/\b[A-Z][A-Z'’]{3,}\b/g, (word) => word.charAt(0) + word.slice(1).toLowerCase());
}
