import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { applyMigrations, type SqlSession } from './migrate.ts';
import type { Migration } from './migration-files.ts';

let pglite: PGlite;
let session: SqlSession;
beforeAll(async () => {
  pglite = await PGlite.create();
  session = {
    async query(text, params) {
      if (params !== undefined) return await pglite.query(text, params);
      return { rows: (await pglite.exec(text)).at(-1)?.rows ?? [] };
    },
  };
});
afterAll(() => pglite.close());
beforeEach(() => pglite.exec('drop schema if exists drizzle cascade; drop table if exists one, two, three'));

function migration(name: string, sql = `create table ${name} (id int);`): Migration {
  return { name, sql, hash: `hash of ${sql}`, createdAtMs: 1 };
}

async function tables(): Promise<string[]> {
  const query = `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`;
  return (await pglite.query<{ relname: string }>(query)).rows.map(({ relname }) => relname);
}

describe('migrations', () => {
  it('are applied once, and later only what is new', async () => {
    expect(await applyMigrations(session, [migration('one')])).toEqual(['one']);
    expect(await applyMigrations(session, [migration('one'), migration('two')])).toEqual(['two']);
    expect(await applyMigrations(session, [migration('one'), migration('two')])).toEqual([]);
    expect(await tables()).toEqual(['one', 'two']);
  });

  it('are all or nothing, and name the one that failed', async () => {
    const broken = migration('three', 'create table three (id int); select 1 / 0;');
    await expect(applyMigrations(session, [migration('one'), broken])).rejects.toThrow(
      'three failed: division by zero',
    );
    expect(await tables()).toEqual([]);
    expect(await applyMigrations(session, [migration('one')])).toEqual(['one']);
  });

  it('are refused when one was changed after it was applied', async () => {
    await applyMigrations(session, [migration('one')]);
    const changed = migration('one', 'create table one (id bigint);');
    await expect(applyMigrations(session, [changed])).rejects.toThrow('one was changed after it was applied');
  });

  it('are refused by a database that is newer', async () => {
    await applyMigrations(session, [migration('one'), migration('two')]);
    await expect(applyMigrations(session, [migration('one')])).rejects.toThrow('newer');
  });
});
