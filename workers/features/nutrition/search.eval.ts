import { loadFoods } from '#db/seed/foods/load-foods.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { asId } from '#workers/kernel/ids.ts';
import { SURE } from './pure/match-decision.ts';
import { findFoods, matchScoreOf } from './search-foods.ts';
import { readSearchQueries, type SearchQuery, scoreOf } from './testing/search-queries.ts';

/** Prints how often the search puts the right food first, how sure a match may be, and how long a query takes. */
const database = await testDatabase();
await loadFoods(database.db);
const member = await database.newMember();

async function look(query: string) {
  const started = performance.now();
  const found = await findFoods({ db: database.db, memberId: asId<'member'>(member.id), query });
  return { found, ms: performance.now() - started };
}

const queries = readSearchQueries();
const times: number[] = [];
const missed: string[] = [];
const matches = { sure: 0, right: 0, asked: 0, falselySure: 0, absent: 0 };

async function rankOf({ query, accepted, set }: SearchQuery): Promise<number | null> {
  const { found, ms } = await look(query);
  times.push(ms);
  const [first] = found;
  const isSure = first !== undefined && matchScoreOf(first) >= SURE;
  const at = found.findIndex(({ summary }) => accepted.has(summary.id));
  matches[set === 'absent' ? 'absent' : 'asked'] += 1;
  if (isSure && set === 'absent') matches.falselySure += 1;
  if (isSure && set !== 'absent') matches.sure += 1;
  if (isSure && at === 0) matches.right += 1;
  if ((set === 'absent') === isSure || (set !== 'absent' && at !== 0)) {
    missed.push(`${set} '${query}' → ${first?.summary.description ?? 'nothing'}${isSure ? ' (sure)' : ''}`);
  }
  return at < 0 ? null : at + 1;
}

const before = process.cpuUsage();
const ranks = new Map<string, (number | null)[]>();
for (const query of queries) {
  const rank = await rankOf(query);
  ranks.set(query.set, [...(ranks.get(query.set) ?? []), rank]);
}
const { user, system } = process.cpuUsage(before);
const cpuMs = (user + system) / 1000 / queries.length;
await database.close();

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
for (const set of ['everyday', 'fresh']) {
  const score = scoreOf(ranks.get(set) ?? []);
  console.log(
    `${set}: ${score.queries} queries, hit@1 ${percent(score.hitAt1)}, hit@5 ${percent(score.hitAt5)}, MRR ${score.mrr.toFixed(3)}`,
  );
}
console.log(
  `match: sure of ${matches.sure} of ${matches.asked}, right in ${percent(matches.right / matches.sure)}; sure of ${matches.falselySure} of ${matches.absent} that are absent`,
);
times.sort((a, b) => a - b);
const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(1);
console.log(
  `time: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, CPU ${cpuMs.toFixed(1)} ms a query; PGlite, its proxy and the driver included`,
);
console.log(missed.join('\n'));
