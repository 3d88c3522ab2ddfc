import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { takeLock } from './lock-file.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dayloom-lock-'));
  file = path.join(folder, 'data.lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('is held by one, given back, and leaves nothing lying about', () => {
  const lock = takeLock(file, 'The data');
  expect(() => takeLock(file, 'The data')).toThrow(`The data is already in use by process ${process.pid}`);
  lock.release();
  expect(existsSync(file)).toBe(false);
  takeLock(file, 'The data').release();
});

it.each([
  ['a process that is gone', JSON.stringify({ pid: 2 ** 30, born: '1' })],
  ['another process with the same pid', JSON.stringify({ pid: process.pid, born: 'another time' })],
  ['a writer that was cut short', '{"pid":'],
])('is taken over from %s', (_, content) => {
  writeFileSync(file, content);
  takeLock(file, 'The data').release();
});
