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
import { type EntryFilters, type EntryRow, entriesByIds } from './queries.ts';
import { listEntries, sealFilters } from './read-entries.ts';
import type { FoundEntry, SearchRequest, SearchResult } from './schemas.ts';
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
  /** Only entries that these match. */
  within?: EntryFilters | undefined;
}

/**
 * Entries for a query, by words and by meaning at once: the rankings are fused by reciprocal rank. Where the server has no
 * pgvector, words alone are looked for, and `meaning` says so.
 */
export async function rankEntries(search: Search): Promise<Ranking> {
  const { deps, memberId, sealer, query, within } = search;
  const [words, own, outside] = await Promise.all([
    hashQuery(sealer, query).then((hashes) => entriesWithWords(deps.db, memberId, hashes, MOST, within)),
    nearOwn(search),
    nearOutside(search),
  ]);
  const near = [own ?? [], outside].map((found) => found.map(({ id }) => id));
  return {
    ids: fuseRankings([words, ...near]).slice(0, MOST),
    byWords: new Set(words),
    byMeaning: new Set(near.flat()),
    meaning: own === undefined ? 'off' : 'on',
  };
}

async function nearOwn({ deps, memberId, query, within }: Search) {
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
    within,
  });
  return vector === null && found !== undefined ? [] : found;
}

/** The query leaves as entries do: masked, and with the member's consent alone. */
async function nearOutside({ deps, memberId, query, within }: Search) {
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
      within,
    })) ?? []
  );
}

/** The rows of some ids, in the order of the ids. */
export function inOrder<Row extends { id: string }>(ids: readonly string[], rows: readonly Row[]): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** The best entries for a query, at most 50, within filters; without a query all that match, the newest first. In pages. */
export const searchEntries: Verb<SearchRequest, SearchResult & { meta: PageMeta }> = async (call) => {
  const { ctx, input, deps } = call;
  const { query } = input;
  if (query === undefined) {
    const { entries, meta } = await listEntries(call);
    return { found: entries.map((entry) => ({ entry, foundBy: [] })), meaning: 'unasked', meta };
  }
  const sealer = await memberSealerOf(deps, ctx.member.id);
  const within = await sealFilters(sealer, input);
  if (within === null) return { found: [], meaning: 'unasked', meta: pageMeta(input, 0) };
  const ranking = await rankEntries({ deps, memberId: ctx.member.id, sealer, query, within });
  const start = (input.page - 1) * input.perPage;
  const ids = ranking.ids.slice(start, start + input.perPage);
  const { entries, photos } = await entriesByIds(deps.db, ctx.member.id, ids);
  const found = await Promise.all(
    inOrder<EntryRow>(ids, entries).map(
      async (row): Promise<FoundEntry> => ({
        entry: await shapeEntry(sealer, row, photos),
        foundBy: [
          ...(ranking.byWords.has(row.id) ? (['words'] as const) : []),
          ...(ranking.byMeaning.has(row.id) ? (['meaning'] as const) : []),
        ],
      }),
    ),
  );
  return { found, meaning: ranking.meaning, meta: pageMeta(input, ranking.ids.length) };
};
