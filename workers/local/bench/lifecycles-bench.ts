import { runLifecycles } from '#workers/features/billing/testing/lifecycles.ts';
import { markdownTable } from './markdown-table.ts';

/** Random lives of subscriptions through the real verb and tables: `--lives <number>` (10,000), `--minutes <number>` (60) at most. */
export async function lifecyclesBench(words: readonly string[]): Promise<void> {
  const numberAfter = (word: string, otherwise: number) => {
    const at = words.indexOf(word);
    return at < 0 ? otherwise : Number(words[at + 1]);
  };
  const startedAt = performance.now();
  const { lives, wrong } = await runLifecycles({
    runs: numberAfter('--lives', 10_000),
    longestMs: numberAfter('--minutes', 60) * 60_000,
  });
  const ms = performance.now() - startedAt;
  console.log(
    markdownTable(
      ['lives of subscriptions, webhooks five times each', 'figure'],
      [
        ['lived', String(lives)],
        [
          'ended in another entitlement than the last true state gives',
          wrong === null ? '0' : '1, see below',
        ],
        ['time a life', `${(ms / Math.max(lives, 1)).toFixed(0)} ms`],
      ],
    ),
  );
  if (wrong !== null) console.log(wrong);
}
