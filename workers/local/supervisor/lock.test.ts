import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { takeLock } from './lock.ts';
import { commandOf } from './running-process.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dayloom-lock-'));
  file = path.join(folder, 'lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

const parent = process.ppid;

it('stays with a process that runs', () => {
  const holder = { pid: parent, command: commandOf(parent), url: 'http://127.0.0.1:8787', children: [] };
  writeFileSync(file, JSON.stringify(holder));
  expect(takeLock(file, '')).toEqual({ ok: false, holder });
});

it('passes on from a killed process, whose id may belong to another one by now', () => {
  const children = [{ name: 'The database', pid: parent, command: 'long gone' }];
  writeFileSync(file, JSON.stringify({ pid: parent, command: 'node of yesterday', url: '', children }));
  const taken = takeLock(file, 'http://127.0.0.1:8787');
  if (!taken.ok) throw new Error('the lock was not taken');
  expect(taken.lock.orphans).toEqual(children);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid });
});

it('takes over a lock that was cut in the middle of a write', () => {
  writeFileSync(file, '{"pid": 1');
  expect(takeLock(file, '').ok).toBe(true);
});

it('leaves no file behind, and nobody else’s lock away', () => {
  const taken = takeLock(file, '');
  if (!taken.ok) throw new Error('the lock was not taken');
  const other = JSON.stringify({ pid: parent, command: 'other', url: '', children: [] });
  writeFileSync(file, other);
  taken.lock.release();
  expect(readFileSync(file, 'utf8')).toBe(other);
});
