import { desc, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { foodWords } from '#db/schema/nutrition.ts';
import type { MemberId } from '#workers/kernel/ids.ts';
import type { KnownWord } from './pure/correct-word.ts';
import type { RankedText } from './pure/rank-foods.ts';
import type { FoodSummary } from './schemas.ts';

/** Enough for the ranking to find the best, and for the pages. */
export const MAX_CANDIDATES = 80;
const MAX_OWN_CANDIDATES = 20;
/** A member's own food goes before all others that have the words, but those that are called just so. */
const OWN_PROMINENCE = 12;

export type Candidate = RankedText & { summary: FoodSummary };

export interface Candidates {
  foods: Candidate[];
  /** Those of the stems that some food of the table has. */
  known: ReadonlySet<string>;
}

const SUMMARY = 'energy_kcal, protein_g, fat_g, carbohydrate_g, serving_label, serving_grams';
const OWN_FIGURES = ['energyKcal', 'proteinG', 'fatG', 'carbohydrateG'].map((key) => `nutrients->>'${key}'`);
const OWN_SERVING = "portions->0->>'label', (portions->0->>'grams')::real / (portions->0->>'amount')::real";

/**
 * Foods that have at least one of the stems, the member's own among them: those with most of them and the most prominent
 * first. `start` also finds words that begin with it. One statement whose rows nobody parses but this function.
 */
export async function foodCandidates(
  db: Db,
  memberId: MemberId,
  { stems, start }: { stems: readonly string[]; start: string | null },
): Promise<Candidates> {
  const words = [...new Set(stems)];
  const params: string[] = [];
  const bind = (value: string) => `$${params.push(value)}`;
  const exact = words.map((word) => `'${word}'`);
  const open = start === null ? [] : [`'${start}':*`];
  const any = `${bind([...exact, ...open].join(' | '))}::tsquery`;
  const hits = [
    ...exact.map((word) => `2 * (search @@ ${bind(word)}::tsquery)::int`),
    ...open.map((word) => `(search @@ ${bind(word)}::tsquery)::int`),
  ].join(' + ');
  const known = `(select string_agg(word, ' ') from food_words where word = any(string_to_array(${bind(words.join(' '))}, ' ')))`;
  const text = `
    (select id, source, name, array_to_string(aliases, ';'), description, category, brand, search_words, prominence,
      ${SUMMARY}, ${known}
    from foods where search @@ ${any}
    order by ${hits} + prominence desc, id limit ${MAX_CANDIDATES})
    union all
    (select 'custom:' || id, 'custom', name, '', concat_ws(', ', name, brand), 'My foods', brand, search_words,
      ${OWN_PROMINENCE}, ${OWN_FIGURES.map((figure) => `(${figure})::real`).join(', ')}, ${OWN_SERVING}, null
    from custom_foods where deleted_at is null and search @@ ${any}
    order by ${hits} desc, id desc limit ${MAX_OWN_CANDIDATES})`;
  const rows = await db.asMember(memberId).rows({ sql: text, params });
  return { foods: rows.map(readCandidate), known: new Set((rows[0]?.at(-1) ?? '').split(' ')) };
}

function readCandidate(row: readonly (string | null)[]): Candidate {
  const [id, source, name, aliases, description, category, brand, searchWords, prominence, ...rest] = row;
  const [energyKcal, proteinG, fatG, carbohydrateG, label, grams] = rest;
  return {
    name: name ?? '',
    aliases: aliases ? aliases.split(';') : [],
    description: description ?? '',
    searchWords: searchWords ?? '',
    prominence: Number(prominence),
    summary: {
      id: id ?? '',
      name: name ?? '',
      description: description ?? '',
      category: category ?? '',
      brand: brand ?? null,
      source: source ?? '',
      energyKcal: figure(energyKcal),
      proteinG: figure(proteinG),
      fatG: figure(fatG),
      carbohydrateG: figure(carbohydrateG),
      serving: label && grams ? { label, grams: Number(grams) } : null,
    },
  };
}

function figure(cell: string | null | undefined): number | null {
  return cell === null || cell === undefined ? null : Number(cell);
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
