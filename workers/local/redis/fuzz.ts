import { pathToFileURL } from 'node:url';
import { type Answer, isSameAnswer } from './oracle/compare.ts';
import { seededRandom } from './oracle/random.ts';
import { commandGenerator } from './oracle/random-commands.ts';
import { ratelimitScripts } from './oracle/ratelimit-scripts.ts';
import { findRedisServer, startOracle } from './oracle/start-oracle.ts';
import { startRedis } from './start-redis.ts';

const BATCH = 20;
const TOKEN = 'fuzz';

export interface Mismatch {
  command: readonly string[];
  expected: Answer | undefined;
  actual: Answer | undefined;
}

export interface FuzzResult {
  commands: number;
  byName: Record<string, number>;
  mismatches: Mismatch[];
}

/**
 * Sends the same commands, chosen by the seed, to the stand-in and to a real Redis server, in pipelines and transactions of
 * twenty. A mismatch ends its batch and empties both, so that one difference is not counted again as it spreads.
 */
export async function fuzz(options: { commands: number; seed: number; binary: string }): Promise<FuzzResult> {
  const scripts = await ratelimitScripts();
  const [oracle, standIn] = await Promise.all([
    startOracle({ binary: options.binary, token: TOKEN }),
    startRedis({ port: 0, token: TOKEN }),
  ]);
  const random = seededRandom(options.seed);
  const next = commandGenerator(random, scripts);
  const result: FuzzResult = { commands: 0, byName: {}, mismatches: [] };
  try {
    while (result.commands < options.commands) {
      const batch = Array.from({ length: BATCH }, next);
      for (const [name = ''] of batch) {
        result.byName[name.toUpperCase()] = (result.byName[name.toUpperCase()] ?? 0) + 1;
      }
      result.commands += batch.length;
      const path = random.pick(['/pipeline', '/pipeline', '/multi-exec']);
      const encoding = random.pick(['base64', 'text']);
      const [expected, actual] = await Promise.all(
        [oracle.url, standIn.url].map((url) => send(url + path, batch, encoding)),
      );
      const mismatch = firstMismatch(batch, expected ?? [], actual ?? []);
      if (mismatch === null) continue;
      result.mismatches.push(mismatch);
      await Promise.all(
        [oracle.url, standIn.url].map((url) => send(`${url}/pipeline`, [['FLUSHALL']], 'text')),
      );
    }
  } finally {
    await Promise.all([oracle.close(), standIn.close()]);
  }
  return result;
}

async function send(url: string, batch: readonly (readonly string[])[], encoding: string): Promise<Answer[]> {
  const headers = { authorization: `Bearer ${TOKEN}`, 'upstash-encoding': encoding };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(batch) });
  const answers: Answer | Answer[] = JSON.parse(await response.text());
  if (!Array.isArray(answers)) return batch.map(() => answers);
  return encoding === 'base64' ? answers.map(decoded) : answers;
}

function decoded({ result, error }: Answer): Answer {
  return error === undefined ? { result: result === 'OK' ? 'OK' : decodeBase64(result) } : { error };
}

function decodeBase64(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decodeBase64);
  return typeof value === 'string' ? Buffer.from(value, 'base64').toString('utf8') : value;
}

function firstMismatch(
  batch: readonly (readonly string[])[],
  expected: readonly Answer[],
  actual: readonly Answer[],
): Mismatch | null {
  for (const [at, command] of batch.entries()) {
    const [a, b] = [expected[at], actual[at]];
    if (!a || !b || !isSameAnswer(command, a, b)) return { command, expected: a, actual: b };
  }
  return null;
}

async function main(): Promise<void> {
  const [commands = '20000', seed = '1'] = process.argv.slice(2);
  const binary = findRedisServer();
  if (binary === null) {
    console.error('No redis-server found (Debian: apt-get install redis-server); nothing was compared.');
    process.exitCode = 2;
    return;
  }
  const result = await fuzz({ commands: Number(commands), seed: Number(seed), binary });
  for (const { command, expected, actual } of result.mismatches) {
    console.log(
      `${JSON.stringify(command)}\n  redis    ${JSON.stringify(expected)}\n  stand-in ${JSON.stringify(actual)}`,
    );
  }
  console.log(
    `${result.commands} commands of ${Object.keys(result.byName).length} names, ${result.mismatches.length} mismatches`,
  );
  if (result.mismatches.length > 0) process.exitCode = 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
