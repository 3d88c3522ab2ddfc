import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';

const root = path.resolve(import.meta.dirname, '../../..');
const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
const scripts = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))).scripts;

/** Files and folders that a text names: in code quotes with a slash or an ending of ours, and in links. */
function namedPaths(text: string): string[] {
  const quoted = [...text.matchAll(/`((?:workers|web|db|queues|\.ci)\/[\w./-]*)`/g)].map(
    (match) => match[1] ?? '',
  );
  const linked = [...text.matchAll(/\]\((?!https?:|#)([^)\s]+)\)/g)].map((match) => match[1] ?? '');
  return [...quoted, ...linked];
}

test('every path that the README names is there', () => {
  expect(namedPaths(readme).length).toBeGreaterThan(5);
  expect(namedPaths(readme).filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  expect(namedPaths('see `workers/gone.ts` and [that](web/gone.png)')).toEqual([
    'workers/gone.ts',
    'web/gone.png',
  ]);
});

test('every script that the README names can be run, and every script starts a file that is there', () => {
  const named = [...readme.matchAll(/npm run ([\w:]+)/g)].map((match) => match[1] ?? '');
  expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  const files = Object.values(scripts).flatMap((line) => line.match(/[\w/.-]+\.(?:ts|mjs)/g) ?? []);
  expect(files.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
});
