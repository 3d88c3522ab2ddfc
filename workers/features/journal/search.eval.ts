/** `npm run eval:journal`: how often a search brings the right entry among the first ten, by words, by meaning, and by both. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { testDatabase } from '#db/testing/test-database.ts';
import { memberSealerOf } from '#workers/features/account/index.ts';
import { asId, newId } from '#workers/kernel/ids.ts';
import { masterKeys } from '#workers/kernel/sealing/master-keys.ts';
import type { Deps } from '#workers/kernel/verb.ts';
import { markdownTable } from '#workers/local/bench/markdown-table.ts';
import { nearestEntries, writeEmbedding } from './embedding-queries.ts';
import { hashQuery, sealEntry } from './entry-sealing.ts';
import { embedOwn, OWN_EMBEDDER } from './own-models.ts';
import { insertEntry } from './queries.ts';
import { rankEntries } from './search-entries.ts';
import { entriesWithWords } from './search-queries.ts';
import { everydayEntries } from './testing/everyday-entries.ts';

const TOP = 10;
const database = await testDatabase();
const deps = {
  db: database.db,
  masterKeys: masterKeys(`1:${btoa('master key of the eval, 32 bytes')}`),
  keyShares: null,
};
const memberId = asId<'member'>((await database.newMember()).id);
const sealer = await memberSealerOf(deps, memberId);
const all = { ...deps, embedder: null, textModel: null } as unknown as Deps;

const pairs = readFileSync(path.join(import.meta.dirname, 'testing/search-pairs.tsv'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split('\t'));

async function add(text: string, at: number): Promise<string> {
  const id = newId<'entry'>();
  const occurredAt = new Date(Date.UTC(2024, 0, 1) + at * 7_200_000);
  const sealed = await sealEntry(sealer, id, { text, tags: [], activities: [] });
  const open = {
    occurredAt,
    localDay: occurredAt.toISOString().slice(0, 10),
    mood: null,
    valence: null,
    energy: null,
  };
  await insertEntry(
    database.db,
    memberId,
    { id, ...open, sealed, enrichmentState: 'none', requestKey: null },
    [],
    occurredAt,
  );
  const vector = embedOwn(text);
  if (vector !== null)
    await writeEmbedding(database.db, memberId, { entryId: id, model: OWN_EMBEDDER.name, vector });
  return id;
}

const wanted = new Map<string, string>();
let at = 0;
// The right entries lie among the others, so that the newest ones are not favoured.
const everyday = everydayEntries();
for (const [query, entry] of pairs) {
  if (query === undefined || entry === undefined) throw new Error('a pair is a query, a tab and an entry');
  for (const other of everyday.splice(0, 10)) await add(other, at++);
  wanted.set(query, await add(entry, at++));
}
for (const other of everyday) await add(other, at++);

const ways: Record<string, (query: string) => Promise<string[]>> = {
  words: async (query) => entriesWithWords(deps.db, memberId, await hashQuery(sealer, query), 50),
  meaning: async (query) => {
    const vector = embedOwn(query);
    const { name: model, dimensions, closeFrom } = OWN_EMBEDDER;
    if (vector === null) return [];
    const found = await nearestEntries(deps.db, memberId, {
      model,
      dimensions,
      vector,
      closeFrom,
      limit: 50,
    });
    return (found ?? []).map(({ id }) => id);
  },
  both: async (query) => (await rankEntries({ deps: all, memberId, sealer, query })).ids,
};

const missed: string[] = [];
const rows: string[][] = [];
for (const [name, way] of Object.entries(ways)) {
  const ranks: number[] = [];
  for (const [query, id] of wanted) {
    const ids = await way(query);
    const rank = ids.indexOf(id);
    ranks.push(rank < 0 ? Number.POSITIVE_INFINITY : rank + 1);
    if (name === 'both' && (rank < 0 || rank >= TOP)) missed.push(query);
  }
  const share = (most: number) => (ranks.filter((rank) => rank <= most).length / ranks.length).toFixed(2);
  const mrr = ranks.reduce((sum, rank) => sum + 1 / rank, 0) / ranks.length;
  rows.push([name, share(1), share(TOP), mrr.toFixed(2)]);
}
console.log(`${wanted.size} queries, ${at} entries\n`);
console.log(markdownTable(['found by', 'first', 'recall@10', 'MRR'], rows));
console.log(`\nmissed by both: ${missed.join('; ')}`);
await database.close();
