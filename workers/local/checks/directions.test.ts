import { expect, test } from 'vitest';
import { directionFaults, importsOf, readSources } from './directions.ts';

const root = new URL('../../..', import.meta.url).pathname;

test('every import of the project follows the directions', () => {
  const files = readSources(root);
  expect(files.length).toBeGreaterThan(100);
  expect(directionFaults(files)).toEqual([]);
});

test.each([
  ['workers/kernel/ids.ts', 'workers/http/session.ts'],
  ['workers/kernel/ids.ts', 'node:fs'],
  ['workers/features/food/pure/a.ts', 'workers/features/food/queries.ts'],
  ['workers/features/food/queries.ts', 'workers/features/food/edit-meal.ts'],
  ['workers/features/food/edit-meal.ts', 'workers/adapters/claude.ts'],
  ['workers/features/food/edit-meal.ts', 'workers/features/food/routes.ts'],
  ['workers/features/food/edit-meal.ts', 'workers/features/nutrition/queries.ts'],
  ['workers/features/nutrition/index.ts', 'workers/features/food/index.ts'],
  ['workers/features/food/routes.ts', 'workers/features/food/queries.ts'],
  ['workers/adapters/claude.ts', 'workers/features/food/index.ts'],
  ['workers/main.ts', 'workers/local/start.ts'],
  ['db/client.ts', 'workers/kernel/ids.ts'],
  ['web/src/app/main.tsx', 'workers/features/food/queries.ts'],
])('the check is known to catch %s → %s', (from, to) => {
  expect(directionFaults([{ path: from, imports: [to] }])).toHaveLength(1);
});

test('finds imports in each of their forms', () => {
  const text =
    "import { a } from './a.ts';\nimport type { B } from '#db/b.ts';\nexport { c } from '../c.ts';\nimport './d.css';\nconst e = await import('./e.ts');";
  expect(importsOf('workers/http/x.ts', text)).toEqual([
    'workers/http/a.ts',
    'db/b.ts',
    'workers/c.ts',
    'workers/http/d.css',
    'workers/http/e.ts',
  ]);
});
