import { parseAlias, type Region } from './food-aliases.ts';
import { describedFood } from './food-description.ts';
import { stemsOf } from './food-words.ts';
import { remember } from './remember.ts';

export interface RankedText {
  description: string;
  name: string;
  /** As `parseAlias` reads them. */
  aliases: readonly string[];
  /** All its stems, with a space between them. */
  searchWords: string;
  prominence: number;
}

export interface RankQuery {
  stems: readonly string[];
  /** The last word as typed so far; matches what begins with it. */
  lastWord: string;
  region: Region;
}

export interface Fit {
  /** Orders candidates; has no unit. */
  score: number;
  /** Share of the query's words that the food has, 0..1; kinds of food weigh more than ways of cooking. */
  coverage: number;
  /** Share of what the food is, by its first words, that was asked for, 0..1. */
  head: number;
  /** All that it lacks says how it was cooked or cut, and not what it is. */
  lacksMannerOnly: boolean;
  /** It is not as one eats it, and nobody asked for it so: a mix, a powder. */
  isUnready: boolean;
  /** 'name': it is called exactly this; 'near': it is the nearest there is; 'words': it has these words. */
  by: 'name' | 'near' | 'words';
}

const EXACT_NAME = 9;
const NEAR_NAME = 7;
const COVERAGE = 8;
const HEAD = 3;
const NAME_OVERLAP = 3;
/** Tells chocolate milk from milk chocolate. */
const SAME_ORDER = 0.7;
const STRAY_HEAD = 0.8;
const STRAY_DETAIL = 0.12;
const MAX_STRAY = 2;
const UNFINISHED = 0.8;

/** How it was cooked and how it looks weigh less than what it is. */
const SIDE_WORDS = new Set(
  'grill roast fry boil bake steam smoke cook raw fresh slice plain hot cold warm large small sweet crispy organic'.split(
    ' ',
  ),
);

/** Leaves the figures about as they are. Frying does not. */
const MANNER = new Set(
  'grill roast boil bake steam cook raw fresh slice plain hot cold warm large small organic'.split(' '),
);

const UNREADY = new Set(
  'dry mix unprepared uncooked powder condensed concentrate dehydrated undiluted'.split(' '),
);

/** Names and descriptions come again with every query. */
const stems = remember(4_000, stemsOf);
const described = remember(4_000, describedFood);

function weightOf(stem: string): number {
  return SIDE_WORDS.has(stem) ? 0.4 : 1;
}

/** How well a food fits a query that `parseFoodQuery` read. */
export function fitOf(query: RankQuery, food: RankedText): Fit {
  const { head, details } = described(food.description);
  const called = bestName(query, food);
  const isNamed = called.overlap === 1;
  const asked = new Set(query.stems);
  const own = ownWords(food);
  const coverage = isNamed ? 1 : coverageOf(query, own);
  const lacking = query.stems.filter((stem) => !own.has(stem));
  const headHit = head.length === 0 ? 0 : head.filter((stem) => asked.has(stem)).length / head.length;
  const stray = STRAY_HEAD * strays(head, asked) + STRAY_DETAIL * strays(details, asked);
  const score =
    COVERAGE * coverage +
    (isNamed ? (called.isNear ? NEAR_NAME : EXACT_NAME) : NAME_OVERLAP * called.overlap) +
    (called.isInOrder ? SAME_ORDER : 0) +
    HEAD * (isNamed ? 1 : headHit) -
    (isNamed ? 0 : Math.min(MAX_STRAY, stray)) +
    Math.min(food.prominence, food.prominence * coverage);
  const lacksMannerOnly = lacking.length > 0 && lacking.every((stem) => MANNER.has(stem));
  const isUnready = details.some((stem) => UNREADY.has(stem) && !asked.has(stem));
  return {
    score,
    coverage,
    lacksMannerOnly,
    isUnready,
    head: headHit,
    by: isNamed ? (called.isNear ? 'near' : 'name') : 'words',
  };
}

/** What a food is near to is a way to find it, and not what it is. */
function ownWords(food: RankedText): Set<string> {
  const own = new Set(food.searchWords.split(' '));
  const near = food.aliases.map(parseAlias).filter((alias) => alias.isNear);
  if (near.length === 0) return own;
  const certain = new Set([food.name, food.description, ...food.aliases.map(certainText)].flatMap(stems));
  for (const stem of near.flatMap(({ text }) => stems(text))) if (!certain.has(stem)) own.delete(stem);
  return own;
}

function certainText(written: string): string {
  const { isNear, text } = parseAlias(written);
  return isNear ? '' : text;
}

function strays(stems: readonly string[], asked: ReadonlySet<string>): number {
  return stems.filter((stem) => !asked.has(stem)).length;
}

interface Called {
  /** How much of the name was asked for, and of the query is in the name, 0..1. */
  overlap: number;
  isNear: boolean;
  isInOrder: boolean;
}

function bestName(query: RankQuery, food: RankedText): Called {
  const names = [{ text: food.name, isNear: false, region: null }, ...food.aliases.map(parseAlias)];
  const asked = query.stems.join(' ');
  const called = names.map(({ text, isNear, region }): Called => {
    const own = stems(text);
    return {
      overlap: overlapOf(query.stems, own),
      isNear: isNear || (region !== null && region !== query.region),
      isInOrder: own.join(' ') === asked,
    };
  });
  return called.reduce((best, one) => (worth(one) > worth(best) ? one : best));
}

function worth({ overlap, isNear, isInOrder }: Called): number {
  return overlap * 4 - (isNear ? 2 : 0) + (isInOrder ? 1 : 0);
}

/** Jaccard's index of two lists of stems, by weight; 1 when they hold the same. */
function overlapOf(a: readonly string[], b: readonly string[]): number {
  const left = new Set(a);
  const right = new Set(b);
  let common = 0;
  let all = 0;
  for (const stem of new Set([...left, ...right])) {
    all += weightOf(stem);
    if (left.has(stem) && right.has(stem)) common += weightOf(stem);
  }
  return all === 0 ? 0 : common / all;
}

function coverageOf({ stems, lastWord }: RankQuery, own: ReadonlySet<string>): number {
  let all = 0;
  let found = 0;
  for (const [index, stem] of stems.entries()) {
    const weight = weightOf(stem);
    all += weight;
    if (own.has(stem)) found += weight;
    else if (index === stems.length - 1 && startsAny(own, lastWord)) found += weight * UNFINISHED;
  }
  return all === 0 ? 0 : found / all;
}

function startsAny(own: ReadonlySet<string>, start: string): boolean {
  if (start.length < 2) return false;
  for (const stem of own) if (stem.startsWith(start)) return true;
  return false;
}

/** Orders foods by how well they fit, the best first. */
export function rankFoods<F extends RankedText>(
  query: RankQuery,
  foods: readonly F[],
): { food: F; fit: Fit }[] {
  return foods
    .map((food) => ({ food, fit: fitOf(query, food) }))
    .sort((a, b) => b.fit.score - a.fit.score || (a.food.name < b.food.name ? -1 : 1));
}
