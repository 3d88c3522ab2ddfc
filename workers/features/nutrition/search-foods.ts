import type { Verb } from '#workers/kernel/verb.ts';
import type { CustomFoodRow } from './food-queries.ts';
import { correctWord } from './pure/correct-word.ts';
import { regionOf } from './pure/food-aliases.ts';
import { type FoodQuery, parseFoodQuery } from './pure/parse-food-query.ts';
import { type Fit, rankFoods } from './pure/rank-foods.ts';
import type { FoodSearch, FoodSummary } from './schemas.ts';
import { type CandidateRow, foodCandidates, MAX_CANDIDATES, similarWords } from './search-queries.ts';
import { shapeCustomSummary, shapeSummary } from './shape-food.ts';

export interface FoundFood {
  summary: FoodSummary;
  fit: Fit;
}

type Search = Pick<FoodSearch, 'query' | 'locale'>;

const MAX_STEMS = 8;
/** A word shorter than this begins too many others. */
const MIN_START = 3;
/** A member's own food goes before any other that fits its words as well. */
const OWN_PROMINENCE = 4;

/** Foods for what a person or a model calls them, the likeliest first; a misspelt word is read as the one it is next to. */
export const findFoods: Verb<Search, FoundFood[]> = async ({ ctx, input, deps }) => {
  const asked = parseFoodQuery(input.query);
  if (asked.stems.length === 0) return [];
  const find = (query: FoodQuery) =>
    foodCandidates(deps.db, ctx.member.id, {
      stems: query.stems.slice(0, MAX_STEMS),
      start: query.lastWord.length >= MIN_START ? query.lastWord : null,
    });

  let query: FoodQuery = { ...asked, stems: asked.stems.slice(0, MAX_STEMS) };
  let found = await find(query);
  const unknown = query.stems.filter((stem) => !found.known.has(stem) && !isStart(query, stem, found));
  if (unknown.length > 0) {
    const corrections = new Map(
      await Promise.all(
        unknown.map(async (stem) => {
          const similar = await similarWords(deps.db, ctx.member.id, stem);
          return [stem, correctWord(stem, similar)] as const;
        }),
      ),
    );
    if ([...corrections.values()].some((word) => word !== null)) {
      const stems = query.stems.map((stem) => corrections.get(stem) ?? stem);
      query = { stems, lastWord: stems.at(-1) ?? '' };
      found = await find(query);
    }
  }
  return rank(query, input.locale, found);
};

/** The last word may be unknown because it is not finished. */
function isStart(
  query: FoodQuery,
  stem: string,
  found: { shared: CandidateRow[]; own: CustomFoodRow[] },
): boolean {
  if (stem !== query.stems.at(-1) || query.lastWord.length < MIN_START) return false;
  return [...found.shared, ...found.own].some(({ searchWords }) =>
    ` ${searchWords}`.includes(` ${query.lastWord}`),
  );
}

function rank(
  query: FoodQuery,
  locale: string | undefined,
  found: { shared: CandidateRow[]; own: CustomFoodRow[] },
): FoundFood[] {
  const candidates = [
    ...found.own.map((row) => ({
      name: row.name,
      description: row.name,
      aliases: [],
      searchWords: row.searchWords,
      prominence: OWN_PROMINENCE,
      summary: shapeCustomSummary(row),
    })),
    ...found.shared.map((row) => ({ ...row, summary: shapeSummary(row) })),
  ];
  return rankFoods({ ...query, region: regionOf(locale) }, candidates).map(({ food, fit }) => ({
    summary: food.summary,
    fit,
  }));
}

/** A page of `findFoods`. When there are as many as are ever looked at, the total is 'at least'. */
export const searchFoods: Verb<
  FoodSearch,
  { foods: FoodSummary[]; total: number; totalIsExact: boolean }
> = async (call) => {
  const { page, perPage } = call.input;
  const found = await findFoods(call);
  return {
    foods: found.slice((page - 1) * perPage, page * perPage).map(({ summary }) => summary),
    total: found.length,
    totalIsExact: found.length < MAX_CANDIDATES,
  };
};
