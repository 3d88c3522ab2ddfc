import { sql } from 'drizzle-orm';
import { type TestDatabase, testDatabase } from '#db/testing/test-database.ts';
import { memberSealerOf } from '#workers/features/account/index.ts';
import { nearestEntries } from '#workers/features/journal/embedding-queries.ts';
import { hashLabels, hashQuery, sealEntry } from '#workers/features/journal/entry-sealing.ts';
import { embedOwn, OWN_EMBEDDER } from '#workers/features/journal/own-models.ts';
import { type EntryFilters, matching } from '#workers/features/journal/queries.ts';
import { searchEntries } from '#workers/features/journal/search-entries.ts';
import { entriesWithWords } from '#workers/features/journal/search-queries.ts';
import { asId, type MemberId, newId } from '#workers/kernel/ids.ts';
import { masterKeys } from '#workers/kernel/sealing/master-keys.ts';
import type { BlindIndex, MemberSealer } from '#workers/kernel/sealing/member-sealer.ts';
import type { Deps } from '#workers/kernel/verb.ts';
import { markdownTable } from '../markdown-table.ts';
import { quantile } from '../quantile.ts';
import { madeEntry, QUERIES } from './made-entries.ts';

const ENTRIES = 50_000;
const OF_OTHERS = 5_000;
const ROUNDS = 15;
const ROWS_AT_ONCE = 500;

/** Searching 50,000 entries of one member among others' in PGlite: the whole verb, and its parts. */
export async function journalBench(): Promise<void> {
  const database = await testDatabase();
  const deps = {
    db: database.db,
    masterKeys: masterKeys(`1:${btoa('master key of the bench, 32 byte')}`),
    keyShares: null,
  };
  const memberId = asId<'member'>((await database.newMember()).id);
  const other = asId<'member'>((await database.newMember()).id);
  const startedAt = performance.now();
  const sealer = remembering(await memberSealerOf(deps, memberId));
  // Built over all rows at once, as it would be after an import: row by row it takes many times as long.
  const [index] = await database.sql<{ made: string }>(
    `select indexdef as made from pg_indexes where indexname = 'journal_embeddings_own'`,
  );
  await database.sql('drop index journal_embeddings_own');
  console.log(`filling ${ENTRIES} + ${OF_OTHERS} entries`);
  await fill(database, memberId, sealer, ENTRIES);
  await fill(database, other, remembering(await memberSealerOf(deps, other)), OF_OTHERS);
  console.log(`filled in ${((performance.now() - startedAt) / 1000).toFixed(0)} s, building the index`);
  await database.sql(index?.made ?? '');
  await database.sql('analyze journal_entries; analyze journal_embeddings');
  console.log(`ready in ${((performance.now() - startedAt) / 1000).toFixed(0)} s\n`);

  const all = { ...deps, embedder: null, textModel: null } as unknown as Deps;
  const ctx = {
    member: { id: memberId, role: 'member', plan: 'free', timeZone: 'UTC' },
    actor: { kind: 'job', name: 'bench' },
    now: new Date(),
    correlationId: 'bench',
  } as const;
  const { name: model, dimensions, closeFrom } = OWN_EMBEDDER;
  const label = async (name: string) => ({ labels: await hashLabels(sealer, 'tag', [name]) });
  const within: Record<string, EntryFilters> = {
    'a tag of half of them': { words: [], ...(await label('often')) },
    'a tag of one in 500': { words: [], ...(await label('seldom')) },
    'two years': { words: [], labels: [], from: '2023-06-01', to: '2025-05-31' },
    'a week': { words: [], labels: [], from: '2024-02-01', to: '2024-02-07' },
  };
  const near = (query: string, filters?: EntryFilters) => {
    const vector = embedOwn(query) ?? new Float32Array(dimensions).fill(1);
    const asked = { model, dimensions, vector, closeFrom, limit: 50, within: filters };
    return nearestEntries(deps.db, memberId, asked);
  };
  const parts: Record<string, (query: string) => Promise<unknown>> = {
    'search: words and meaning, 10 entries opened': (query) =>
      searchEntries({ ctx, input: { query, page: 1, perPage: 10 }, deps: all }),
    'of it: words': async (query) => entriesWithWords(deps.db, memberId, await hashQuery(sealer, query), 50),
    'of it: meaning': (query) => near(query),
    'words and meaning within a tag and two years': (query) =>
      searchEntries({
        ctx,
        input: { query, page: 1, perPage: 10, tag: 'often', from: '2023-06-01', to: '2025-05-31' },
        deps: all,
      }),
    ...Object.fromEntries(
      Object.entries(within).map(([name, filters]) => [
        `meaning within ${name}`,
        (query: string) => near(query, filters),
      ]),
    ),
  };
  const [rows, recalls]: [string[][], string[][]] = [[], []];
  for (const [name, part] of Object.entries(parts)) {
    const row = [name, ...(await measure(part))];
    console.log(row.join(' · '));
    rows.push(row);
  }
  console.log(
    `\n${markdownTable(['50,000 entries of one member, PGlite', 'p50 ms', 'p95 ms', 'p99 ms'], rows)}`,
  );
  for (const [name, filters] of [['everything', undefined], ...Object.entries(within)] as const) {
    const shares = [];
    for (const query of QUERIES) {
      const found = (await near(query, filters)) ?? [];
      const share = await recall(database, { memberId, model, query, filters, found });
      if (share !== null) shares.push(share);
    }
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    recalls.push([name, mean.toFixed(3), Math.min(...shares).toFixed(2)]);
  }
  console.log(`\n${markdownTable(['of the ten nearest, found within', 'mean', 'worst query'], recalls)}`);
  await database.close();
}

/** The same words come in thousands of entries: each is hashed once, or the filling takes longer than all that is measured. */
function remembering(sealer: MemberSealer): MemberSealer {
  const indexes = new Map<string, Promise<BlindIndex>>();
  const indexOf = async (purpose: string): Promise<BlindIndex> => {
    const index = await sealer.blindIndex(purpose);
    const hashes = new Map<string, Promise<string>>();
    const hash = (word: string) => {
      const known = hashes.get(word) ?? index.hash(word);
      hashes.set(word, known);
      return known;
    };
    return { hash, hashAll: (words) => Promise.all(words.map(hash)) };
  };
  return {
    ...sealer,
    blindIndex(purpose) {
      const known = indexes.get(purpose) ?? indexOf(purpose);
      indexes.set(purpose, known);
      return known;
    },
  };
}

const tagsOf = (at: number) => [...(at % 2 === 0 ? ['often'] : []), ...(at % 500 === 0 ? ['seldom'] : [])];

/** Of the ten entries that are truly nearest and near enough, how many were found: all vectors compared, beside what the search compares. */
async function recall(
  database: TestDatabase,
  { memberId, model, query, filters, found }: Asked,
): Promise<number | null> {
  const vector = embedOwn(query);
  if (vector === null) return null;
  const where = filters === undefined ? sql`true` : sql`${matching(memberId, filters)}`;
  const rows = await database.db.asMember(memberId).run((q) =>
    q.execute<{ similarity: number }>(
      sql`select (1 - (v.embedding <=> ${`[${[...vector].join(',')}]`}::vector))::float8 as similarity
        from journal_embeddings v join journal_entries on journal_entries.id = v.entry_id
        where v.member_id = ${memberId} and v.model = ${model} and ${where} order by 1 desc limit 10`,
    ),
  );
  const near = rows.rows.map(({ similarity }) => similarity).filter((one) => one >= OWN_EMBEDDER.closeFrom);
  const tenth = near.at(-1);
  if (tenth === undefined) return null;
  const hit = found.filter(({ similarity }) => similarity >= tenth - 1e-4).length;
  return Math.min(hit, near.length) / near.length;
}

interface Asked {
  memberId: MemberId;
  model: string;
  query: string;
  filters: EntryFilters | undefined;
  found: readonly { similarity: number }[];
}

async function measure(part: (query: string) => Promise<unknown>): Promise<string[]> {
  for (const query of QUERIES) await part(query);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const query of QUERIES) {
      const startedAt = performance.now();
      await part(query);
      times.push(performance.now() - startedAt);
    }
  }
  return [0.5, 0.95, 0.99].map((share) => quantile(times, share).toFixed(1));
}

async function fill(
  database: TestDatabase,
  memberId: MemberId,
  sealer: MemberSealer,
  count: number,
): Promise<void> {
  for (let from = 0; from < count; from += ROWS_AT_ONCE) {
    const made = await Promise.all(
      Array.from({ length: Math.min(ROWS_AT_ONCE, count - from) }, async (_, at) => {
        const id = newId<'entry'>();
        const text = madeEntry(from + at);
        const sealed = await sealEntry(sealer, id, { text, tags: tagsOf(from + at), activities: [] });
        const vector = [...(embedOwn(text) ?? [])].map((part) => part.toFixed(5)).join(',');
        return {
          id,
          ...sealed,
          words: `{${sealed.words.join(',')}}`,
          labels: `{${sealed.labels.join(',')}}`,
          vector,
          minutes: (from + at) * 40,
        };
      }),
    );
    const json = JSON.stringify(made);
    await database.sql(
      `insert into journal_entries (id, member_id, occurred_at, local_day, content, words, labels, enrichment_state)
       select id, $1, at, to_char(at, 'YYYY-MM-DD'), content, array_to_tsvector(words::text[]), labels::text[], 'ready'
       from json_to_recordset($2::json) as r(id uuid, content text, words text, labels text, minutes int),
         lateral (select timestamptz '2023-01-01' + make_interval(mins => minutes) as at) t`,
      [memberId, json],
    );
    await database.sql(
      `insert into journal_embeddings (entry_id, member_id, model, embedding)
       select id, $1, $2, ('[' || vector || ']')::vector from json_to_recordset($3::json) as r(id uuid, vector text) where vector <> ''`,
      [memberId, OWN_EMBEDDER.name, json],
    );
  }
}
