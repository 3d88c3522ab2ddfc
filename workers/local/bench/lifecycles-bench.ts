import { postgresBinaries, testPostgres } from '#db/testing/test-postgres.ts';
import { runLifecycles } from '#workers/features/billing/testing/lifecycles.ts';
import { testApp } from '#workers/http/testing/test-app.ts';
import { cpuTimeMs } from './cpu-time.ts';
import { markdownTable } from './markdown-table.ts';

/** More would wait for a connection, which the proxy has sixteen of. */
const SIDE_BY_SIDE = 6;

/**
 * Random lives of subscriptions through the real verb and tables, on a real server: `--lives <number>` (10,000),
 * `--minutes <number>` (60) at most, `--seed <number>` for the same ones again.
 */
export async function lifecyclesBench(words: readonly string[]): Promise<void> {
  const bin = postgresBinaries();
  if (bin === null) return;
  const numberAfter = (word: string, otherwise: number) => {
    const at = words.indexOf(word);
    return at < 0 ? otherwise : Number(words[at + 1]);
  };
  const seed = numberAfter('--seed', Date.now() % 2 ** 31);
  const [app, server] = await Promise.all([testApp(), testPostgres(bin)]);
  try {
    const before = cpuTimeMs(process.pid);
    const { lives, wrong } = await runLifecycles({
      deps: { ...app.deps, db: server.db },
      runs: numberAfter('--lives', 10_000),
      atOnce: SIDE_BY_SIDE,
      longestMs: numberAfter('--minutes', 60) * 60_000,
      seed,
    });
    const cpuMs = cpuTimeMs(process.pid) - before;
    console.log(
      markdownTable(
        ['lives of subscriptions, webhooks five times each', 'figure'],
        [
          ['lived', String(lives)],
          [
            'ended in another entitlement than the last true state gives',
            wrong === null ? '0' : '1, see below',
          ],
          ['CPU in all, database included', `${(cpuMs / 60_000).toFixed(1)} min`],
          ['seed', String(seed)],
        ],
      ),
    );
    if (wrong !== null) console.log(wrong);
  } finally {
    await server.close();
    await app.close();
  }
}
