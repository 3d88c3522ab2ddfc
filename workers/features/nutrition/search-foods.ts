import type { Db } from '#db/client.ts';
import type { MemberId } from '#workers/kernel/ids.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import { correctWord } from './pure/correct-word.ts';
import { regionOf } from './pure/food-aliases.ts';
import { matchScore } from './pure/match-decision.ts';
import { type FoodQuery, parseFoodQuery } from './pure/parse-food-query.ts';
import { type Fit, rankFoods } from './pure/rank-foods.ts';
import type { FoodSearch, FoodSummary } from './schemas.ts';
import { type Candidates, foodCandidates, MAX_CANDIDATES, similarWords } from './search-queries.ts';

export interface FoundFood {
  summary: FoodSummary;
  fit: Fit;
  /** A word of the query was read as another one. */
  isCorrected: boolean;
  /** The query joins two things. */
  isCompound: boolean;
}

interface Search {
  db: Db;
  memberId: MemberId;
  query: string;
  locale?: string | undefined;
}

const MAX_STEMS = 8;
/** A word shorter than this begins too many others. */
const MIN_START = 3;

/** Foods for what a person or a model calls them, the likeliest first; a misspelt word is read as the one it is next to. */
export async function findFoods({ db, memberId, query: text, locale }: Search): Promise<FoundFood[]> {
  const candidatesFor = ({ stems, lastWord }: FoodQuery) =>
    foodCandidates(db, memberId, { stems, start: lastWord.length >= MIN_START ? lastWord : null });

  const parsed = parseFoodQuery(text);
  if (parsed.stems.length === 0) return [];
  const asked: FoodQuery = { ...parsed, stems: parsed.stems.slice(0, MAX_STEMS) };
  const found = await candidatesFor(asked);
  const corrected = await correct(asked, found, (word) => similarWords(db, memberId, word));
  const candidates = corrected === null ? found : await candidatesFor(corrected);
  return rankFoods({ ...(corrected ?? asked), region: regionOf(locale) }, candidates.foods).map(
    ({ food, fit }) => ({
      summary: food.summary,
      fit,
      isCorrected: corrected !== null,
      isCompound: asked.isCompound,
    }),
  );
}

/** How likely a found food is what was named, 0..1. */
export function matchScoreOf({ fit, ...query }: FoundFood): number {
  return matchScore(fit, query);
}

/** The query with its unknown words put right; null when none is unknown, or none can be helped. */
async function correct(
  query: FoodQuery,
  found: Candidates,
  similar: (word: string) => ReturnType<typeof similarWords>,
): Promise<FoodQuery | null> {
  const unknown = query.stems.filter((stem) => !found.known.has(stem) && !isUnfinished(stem, query, found));
  const corrections = await Promise.all(
    unknown.map(async (stem) => [stem, correctWord(stem, await similar(stem))] as const),
  );
  const right = new Map(corrections.filter(([, word]) => word !== null));
  if (right.size === 0) return null;
  const stems = query.stems.map((stem) => right.get(stem) ?? stem);
  return { ...query, stems, lastWord: stems.at(-1) ?? '' };
}

/** The last word may be unknown because somebody is still typing it. */
function isUnfinished(stem: string, { stems, lastWord }: FoodQuery, { foods }: Candidates): boolean {
  if (stem !== stems.at(-1) || lastWord.length < MIN_START) return false;
  return foods.some(({ searchWords }) => ` ${searchWords}`.includes(` ${lastWord}`));
}

/** A page of `findFoods`. When there are as many as are ever looked at, the total is 'at least'. */
export const searchFoods: Verb<
  FoodSearch,
  { foods: FoodSummary[]; total: number; totalIsExact: boolean }
> = async ({ ctx, input, deps }) => {
  const { page, perPage, query, locale } = input;
  const found = await findFoods({ db: deps.db, memberId: ctx.member.id, query, locale });
  return {
    foods: found.slice((page - 1) * perPage, page * perPage).map(({ summary }) => summary),
    total: found.length,
    totalIsExact: found.length < MAX_CANDIDATES,
  };
};
