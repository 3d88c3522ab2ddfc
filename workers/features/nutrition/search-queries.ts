import { and, asc, desc, inArray, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { customFoods, foods, foodWords } from '#db/schema/nutrition.ts';
import type { MemberId } from '#workers/kernel/ids.ts';
import type { KnownWord } from './pure/correct-word.ts';

/** Enough for the ranking to find the best, and for ten pages. */
export const MAX_CANDIDATES = 150;
const MAX_OWN_CANDIDATES = 20;

const candidateColumns = {
  id: foods.id,
  source: foods.source,
  name: foods.name,
  aliases: foods.aliases,
  description: foods.description,
  category: foods.category,
  brand: foods.brand,
  energyKcal: foods.energyKcal,
  proteinG: foods.proteinG,
  fatG: foods.fatG,
  carbohydrateG: foods.carbohydrateG,
  servingLabel: foods.servingLabel,
  servingGrams: foods.servingGrams,
  searchWords: foods.searchWords,
  prominence: foods.prominence,
};

export type CandidateRow = Awaited<ReturnType<typeof foodCandidates>>['shared'][number];

/**
 * Foods that have at least one of the stems, those with most of them and the most prominent first; the member's own ones
 * apart; and those of the stems that any food has. `start` also finds words that begin with it. One round trip.
 */
export async function foodCandidates(
  db: Db,
  memberId: MemberId,
  { stems, start }: { stems: readonly string[]; start: string | null },
) {
  const words = [...new Set(stems)];
  const exact = words.map((stem) => `'${stem}'`);
  const open = start === null ? [] : [`'${start}':*`];
  const any = [...exact, ...open].join(' | ');
  const hits = sql.join(
    [...exact.map((word) => hit(word, 2)), ...open.map((word) => hit(word, 1))],
    sql` + `,
  );
  const [shared, own, known] = await db.asMember(memberId).all((q) => [
    q
      .select(candidateColumns)
      .from(foods)
      .where(sql`${foods.search} @@ ${any}::tsquery`)
      .orderBy(sql`${hits} + ${foods.prominence} desc`, asc(foods.id))
      .limit(MAX_CANDIDATES),
    q
      .select()
      .from(customFoods)
      .where(and(isNull(customFoods.deletedAt), sql`${customFoods.search} @@ ${any}::tsquery`))
      .orderBy(desc(customFoods.id))
      .limit(MAX_OWN_CANDIDATES),
    q.select({ word: foodWords.word }).from(foodWords).where(inArray(foodWords.word, words)),
  ]);
  return { shared, own, known: new Set(known.map(({ word }) => word)) };
}

function hit(word: string, weight: number) {
  return sql`${weight}::int * (search @@ ${word}::tsquery)::int`;
}

/** Words that some food has and that look like a misspelt one, by shared trigrams. */
export async function similarWords(db: Db, memberId: MemberId, word: string): Promise<KnownWord[]> {
  return db
    .asMember(memberId)
    .run((q) =>
      q
        .select({ word: foodWords.word, foods: foodWords.foods })
        .from(foodWords)
        .where(sql`${foodWords.word} % ${word}`)
        .orderBy(sql`similarity(${foodWords.word}, ${word}) desc`, desc(foodWords.foods))
        .limit(20),
    );
}
