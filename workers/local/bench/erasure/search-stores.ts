import path from 'node:path';
import type { TestApp } from '#workers/http/testing/test-app.ts';
import { filesWith } from './disk-files.ts';
import { MARKS } from './made-member.ts';

const TEXTS = [...Object.values(MARKS), 'user_bench_xanthippe'];

/** In how many places of each store one of the marks, or the person's number at the provider, stands in the clear. */
export async function storesWith(app: TestApp, folder: string): Promise<Readonly<Record<string, number>>> {
  const tables = await app.database.sql<{ name: string }>(
    `select relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where nspname = 'public' and relkind in ('r', 'p') and not relispartition`,
  );
  let rows = 0;
  for (const { name } of tables) {
    for (const text of TEXTS) {
      const [found] = await app.database.sql<{ n: number }>(
        `select count(*)::int as n from "${name}" t where strpos(t::text, $1) > 0`,
        [text],
      );
      rows += found?.n ?? 0;
    }
  }
  const inFolder = async (name: string) => {
    let found = 0;
    for (const text of TEXTS) found += await filesWith(path.join(folder, name), text);
    return found;
  };
  return {
    'Postgres, rows of any table': rows,
    'object storage, files': await inFolder('files'),
    'Redis, values': await redisValues(app),
    'queue, files of its store': await inFolder('queue'),
    'identity provider, files': await inFolder('identity'),
  };
}

async function redisValues(app: TestApp): Promise<number> {
  const ask = async (command: string[]) => {
    const response = await fetch(app.redis.url, {
      method: 'POST',
      headers: { authorization: 'Bearer test-token' },
      body: JSON.stringify(command),
    });
    return ((await response.json()) as { result: unknown }).result;
  };
  const keys = (await ask(['KEYS', '*'])) as string[];
  let found = 0;
  for (const key of keys) {
    const value = `${key} ${JSON.stringify(await ask(['GET', key]))}`;
    found += TEXTS.filter((text) => value.includes(text)).length;
  }
  return found;
}
