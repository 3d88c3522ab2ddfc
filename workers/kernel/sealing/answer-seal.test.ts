import { expect, test } from 'vitest';
import { answerSeal } from './answer-seal.ts';

const KEY = '7f0f1a55-5c1e-4c55-9a39-1f5b3f6f9d10';
const seal = (secret = 'a secret', member = 'm1', key = KEY) => answerSeal(secret, member, key);

test('opens for the same secret, member and key, and for no other', async () => {
  const sealed = await (await seal()).seal('{"key":"day_live_x"}');
  expect(sealed).not.toContain('day_live');
  expect(await (await seal()).open(sealed)).toBe('{"key":"day_live_x"}');
  expect(await (await seal('another')).open(sealed)).toBeNull();
  expect(await (await seal('a secret', 'm2')).open(sealed)).toBeNull();
  expect(await (await seal('a secret', 'm1', `${KEY}0`)).open(sealed)).toBeNull();
});

test('has one name a key, which does not hold it', async () => {
  const { name } = await seal();
  expect(name).toMatch(/^[0-9a-f]{64}$/);
  expect((await seal()).name).toBe(name);
  expect((await seal('another')).name).not.toBe(name);
});
