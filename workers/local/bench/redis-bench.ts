import { fuzz } from '../redis/fuzz.ts';
import { findRedisServer } from '../redis/oracle/start-oracle.ts';
import { markdownTable } from './markdown-table.ts';

const COMMANDS = 100_000;
const SEED = 1;

/** The Redis stand-in beside a real server: the same commands, and where their answers differ. */
export async function redisBench(): Promise<void> {
  const binary = findRedisServer();
  if (binary === null) {
    console.log('No redis-server is installed: nothing was compared.');
    return;
  }
  const startedAt = performance.now();
  const { commands, byName, mismatches } = await fuzz({ commands: COMMANDS, seed: SEED, binary });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
  for (const mismatch of mismatches) console.log(JSON.stringify(mismatch));
  const names = Object.keys(byName).length;
  console.log(
    markdownTable(
      ['Redis stand-in beside `redis-server`', 'commands', 'names', 'mismatches', 's'],
      [[`seed ${SEED}`, String(commands), String(names), String(mismatches.length), seconds]],
    ),
  );
}
