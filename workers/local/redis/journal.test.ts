import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Engine } from './engine.ts';
import { openJournal } from './journal.ts';
import { Keyspace } from './keyspace.ts';
import { toBytes } from './reply.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dayloom-journal-'));
  file = path.join(folder, 'redis.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true }));

function open() {
  const space = new Keyspace();
  const journal = openJournal(file, space);
  return { engine: new Engine({ space, onChange: journal.append }), close: journal.close };
}

it('finds every kind of value again', () => {
  const first = open();
  first.engine.execute(['SET', 's', toBytes('žluť'), 'PXAT', '4102444800000']);
  first.engine.execute(['HSET', 'h', 'f', 'v']);
  first.engine.execute(['SADD', 't', 'a', 'b']);
  first.engine.execute(['ZADD', 'z', '1.5', 'a', '-inf', 'b']);
  first.close();
  const second = open();
  expect(second.engine.execute(['GET', 's'])).toBe(toBytes('žluť'));
  expect(second.engine.execute(['PEXPIRETIME', 's'])).toBe(4_102_444_800_000);
  expect(second.engine.execute(['HGETALL', 'h'])).toEqual(['f', 'v']);
  expect(second.engine.execute(['SMEMBERS', 't'])).toEqual(['a', 'b']);
  expect(second.engine.execute(['ZRANGE', 'z', '0', '-1', 'WITHSCORES'])).toEqual(['b', '-inf', 'a', '1.5']);
  second.close();
});

it('leaves out a last line that was cut short, and reads the rest', () => {
  const first = open();
  first.engine.execute(['SET', 'whole', '1']);
  first.close();
  appendFileSync(file, '[{"key":"torn","kind":"string","expiresAt":null,"val');
  const second = open();
  expect(second.engine.execute(['KEYS', '*'])).toEqual(['whole']);
  second.engine.execute(['SET', 'after', '1']);
  second.close();
  const third = open();
  expect(third.engine.execute(['DBSIZE'])).toBe(2);
  third.close();
});

it('starts with a file that holds no past', () => {
  const first = open();
  for (let count = 0; count < 50; count += 1) first.engine.execute(['INCR', 'n']);
  first.engine.execute(['SET', 'gone', '1']);
  first.engine.execute(['DEL', 'gone']);
  first.close();
  open().close();
  expect(readFileSync(file, 'utf8').trim().split('\n')).toEqual([
    '[{"key":"n","kind":"string","expiresAt":null,"value":"50"}]',
  ]);
});
