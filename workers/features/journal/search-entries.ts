import { memberSealerOf } from '#workers/features/account/index.ts';
import type { MemberId } from '#workers/kernel/ids.ts';
import { type PageMeta, pageMeta } from '#workers/kernel/paging.ts';
import type { MemberSealer } from '#workers/kernel/sealing/member-sealer.ts';
import type { Deps, Verb } from '#workers/kernel/verb.ts';
import { nearestEntries } from './embedding-queries.ts';
import { hashQuery } from './entry-sealing.ts';
import { allowsOutsideModels, whatLeaves } from './outside-models.ts';
import { embedOwn, OWN_EMBEDDER } from './own-models.ts';
import { fuseRankings } from './pure/fuse-rankings.ts';
import { type EntryRow, entriesByIds, type PhotoRow } from './queries.ts';
import type { FoundEntry, SearchQuery, SearchResult } from './schemas.ts';
import { entriesWithWords } from './search-queries.ts';
import { shapeEntry } from './shape-entry.ts';

const MOST = 50;

export interface Ranking {
  /** The best first. */
  ids: string[];
  byWords: ReadonlySet<string>;
  byMeaning: ReadonlySet<string>;
  meaning: 'on' | 'off';
}

interface Search {
  deps: Deps;
  memberId: MemberId;
  sealer: MemberSealer;
  query: string;
}

/**
 * Entries for a query, by words and by meaning at once: the rankings are fused by reciprocal rank. Where the server has no
 * pgvector, words alone are looked for, and `meaning` says so.
 */
export async function rankEntries({ deps, memberId, sealer, query }: Search): Promise<Ranking> {
  const [words, own, outside] = await Promise.all([
    hashQuery(sealer, query).then((hashes) => entriesWithWords(deps.db, memberId, hashes, MOST)),
    nearOwn(deps, memberId, query),
    nearOutside(deps, memberId, query),
  ]);
  const near = [own ?? [], outside].map((found) => found.map(({ id }) => id));
  return {
    ids: fuseRankings([words, ...near]).slice(0, MOST),
    byWords: new Set(words),
    byMeaning: new Set(near.flat()),
    meaning: own === undefined ? 'off' : 'on',
  };
}

async function nearOwn(deps: Deps, memberId: MemberId, query: string) {
  const vector = embedOwn(query);
  const { name: model, dimensions, closeFrom } = OWN_EMBEDDER;
  // A query of unknown words lies nowhere; any vector tells whether the server has pgvector.
  const asked = vector ?? new Float32Array(dimensions).fill(1);
  const found = await nearestEntries(deps.db, memberId, {
    model,
    dimensions,
    vector: asked,
    closeFrom,
    limit: MOST,
  });
  return vector === null && found !== undefined ? [] : found;
}

/** The query leaves as entries do: masked, and with the member's consent alone. */
async function nearOutside(deps: Deps, memberId: MemberId, query: string) {
  const { embedder } = deps;
  if (embedder === null || !(await allowsOutsideModels(deps, memberId))) return [];
  const answer = await embedder.embed(whatLeaves(query).masked);
  if (!answer.ok) return [];
  const { name: model, dimensions, closeFrom } = embedder;
  return (
    (await nearestEntries(deps.db, memberId, {
      model,
      dimensions,
      vector: answer.vector,
      closeFrom,
      limit: MOST,
    })) ?? []
  );
}

/** The rows of some ids, in the order of the ids. */
export function inOrder<Row extends { id: string }>(ids: readonly string[], rows: readonly Row[]): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** The best entries for a query, at most 50, in pages. */
export const searchEntries: Verb<SearchQuery, SearchResult & { meta: PageMeta }> = async ({
  ctx,
  input,
  deps,
}) => {
  const sealer = await memberSealerOf(deps, ctx.member.id);
  const ranking = await rankEntries({ deps, memberId: ctx.member.id, sealer, query: input.query });
  const start = (input.page - 1) * input.perPage;
  const ids = ranking.ids.slice(start, start + input.perPage);
  const { entries, photos } = await entriesByIds(deps.db, ctx.member.id, ids);
  const shape = (row: EntryRow, of: readonly PhotoRow[]) => shapeEntry(sealer, row, of);
  const found = await Promise.all(
    inOrder<EntryRow>(ids, entries).map(
      async (row): Promise<FoundEntry> => ({
        entry: await shape(row, photos),
        foundBy: [
          ...(ranking.byWords.has(row.id) ? (['words'] as const) : []),
          ...(ranking.byMeaning.has(row.id) ? (['meaning'] as const) : []),
        ],
      }),
    ),
  );
  return { found, meaning: ranking.meaning, meta: pageMeta(input, ranking.ids.length) };
};
