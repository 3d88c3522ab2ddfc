import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '#db/testing/test-database.ts';
import type { ExportedRows } from '#workers/kernel/personal-data.ts';
import { ALL_PERSONAL_DATA } from './all-personal-data.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const tables = ALL_PERSONAL_DATA.flatMap((slice) => slice.tables);

async function columnsByTable(): Promise<Map<string, Set<string>>> {
  const rows = await database.sql<{ table_name: string; column_name: string }>(
    "select table_name, column_name from information_schema.columns where table_schema = 'public'",
  );
  const columns = new Map<string, Set<string>>();
  for (const row of rows) {
    const known = columns.get(row.table_name) ?? new Set();
    columns.set(row.table_name, known.add(row.column_name));
  }
  return columns;
}

/** Tables that name a member and stand in no slice's declaration. */
async function undeclared(): Promise<string[]> {
  const declared = new Set(tables.map(({ table }) => table));
  const columns = await columnsByTable();
  const partitions = await database.sql<{ name: string }>(
    'select relname as name from pg_class where relispartition',
  );
  const parts = new Set(partitions.map(({ name }) => name));
  return [...columns]
    .filter(([table, names]) => names.has('member_id') && !declared.has(table) && !parts.has(table))
    .map(([table]) => table);
}

describe('what slices say that they store of a person', () => {
  it('leaves out no table that names a member', async () => {
    expect(await undeclared()).toEqual([]);
  });

  it('is found lacking when a table with a member is added', async () => {
    await database.sql('begin; create table diary (id uuid primary key, member_id uuid)');
    try {
      expect(await undeclared()).toEqual(['diary']);
    } finally {
      await database.sql('rollback');
    }
  });

  it('names tables and columns that are there', async () => {
    const columns = await columnsByTable();
    const wrong = tables.flatMap(({ table, owner = 'member_id', export: exported, erase }) => {
      const rows: Partial<ExportedRows> = exported.kind === 'rows' ? exported : {};
      const named = [
        owner,
        ...Object.keys(rows.without ?? {}),
        ...Object.keys(rows.sealed ?? {}),
        ...(rows.media === undefined ? [] : [rows.media.keyColumn]),
        ...(erase.kind === 'unlink' ? erase.columns : []),
      ];
      return named.filter((name) => !columns.get(table)?.has(name)).map((name) => `${table}.${name}`);
    });
    expect(wrong).toEqual([]);
  });

  it('names each table once', () => {
    expect(new Set(tables.map(({ table }) => table)).size).toBe(tables.length);
  });

  it('comes from every slice that has a declaration', () => {
    const features = path.resolve(import.meta.dirname, '..');
    const slices = readdirSync(features).filter((slice) =>
      readdirSync(path.join(features, slice)).includes('personal-data.ts'),
    );
    expect(ALL_PERSONAL_DATA.map(({ slice }) => slice).sort()).toEqual(slices.sort());
  });
});
