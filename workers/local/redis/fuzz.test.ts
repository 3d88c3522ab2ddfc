import { expect, it } from 'vitest';
import { fuzz } from './fuzz.ts';
import { findRedisServer } from './oracle/start-oracle.ts';

const binary = findRedisServer();
if (binary === null) console.warn('SKIPPED: no redis-server is installed to compare the stand-in with.');

it.skipIf(binary === null)('answers thousands of random commands as a real Redis server does', async () => {
  const { commands, mismatches } = await fuzz({ commands: 4000, seed: 7, binary: binary ?? '' });
  expect(commands).toBe(4000);
  expect(mismatches).toEqual([]);
});
