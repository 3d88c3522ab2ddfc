import { once } from 'node:events';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDb, DatabaseUnavailable, sqlState } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { dailyUsage } from '#db/schema/core.ts';
import { rowSecurityHoles } from '#db/testing/row-security.ts';
import { newMember } from '#db/testing/test-database.ts';
import { postgresBinaries, type TestPostgres, testPostgres } from '#db/testing/test-postgres.ts';

const bin = postgresBinaries();

describe.skipIf(bin === null)('a real server behind the proxy', () => {
  let postgres: TestPostgres;
  beforeAll(async () => {
    postgres = await testPostgres(bin ?? '', { maxConnections: 4 });
  });
  afterAll(() => postgres.close());

  const usage = (memberId: string) => ({
    memberId,
    localDay: '2026-11-20',
    kind: 'photo_analysis' as const,
    used: 1,
  });

  it('takes the migrations from an owner who is no superuser, and has no hole', async () => {
    const look = async <Row>(text: string) =>
      (await postgres.db.asSystem('test').run((q) => q.execute(sql.raw(text)))).rows as Row[];
    expect(await rowSecurityHoles(look)).toEqual([]);
    expect(await migrate({ url: postgres.url, localProxy: postgres.proxy })).toEqual([]);
  });

  it('binds members as it does elsewhere', async () => {
    const [ana, ben] = [await newMember(postgres.db), await newMember(postgres.db)];
    await ana.db.run((q) => q.insert(dailyUsage).values(usage(ana.id)));
    expect(await ben.db.run((q) => q.select().from(dailyUsage))).toEqual([]);
    const refused = ben.db.run((q) => q.insert(dailyUsage).values(usage(ana.id)));
    expect(sqlState(await refused.catch((error: unknown) => error))).toBe('42501');
  });

  it('lets two transactions contend for a row, one after the other', async () => {
    const { id, db } = await newMember(postgres.db);
    await db.run((q) => q.insert(dailyUsage).values(usage(id)));
    const addOne = () =>
      db.transaction(async (tx) => {
        const [row] = await tx.select().from(dailyUsage).where(eq(dailyUsage.memberId, id)).for('update');
        await tx.update(dailyUsage).set({ used: (row?.used ?? 0) + 1 });
      });
    await Promise.all([addOne(), addOne(), addOne()]);
    expect(await db.run((q) => q.select({ used: dailyUsage.used }).from(dailyUsage))).toEqual([{ used: 4 }]);
  });

  it('serves more callers than it has connections', async () => {
    const { db } = await newMember(postgres.db);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => db.rows({ sql: 'select $1::int', params: [i] })),
    );
    expect(answers.flat(2)).toEqual(Array.from({ length: 20 }, (_, i) => String(i)));
  });

  it('stops a statement that runs too long', async () => {
    const db = createDb({ url: postgres.url, localProxy: postgres.proxy, statementTimeoutMs: 50 });
    const { id } = await newMember(postgres.db);
    const error = await db
      .asMember(id)
      .rows({ sql: 'select pg_sleep(60)', params: [] })
      .catch((caught: unknown) => caught);
    expect(sqlState(error)).toBe('57014');
  });

  it('is unavailable while it does not answer, available when it does again, and gone when it is gone', async () => {
    const db = createDb({ url: postgres.url, localProxy: postgres.proxy, unavailableAfterMs: 300 });
    const { id } = await newMember(postgres.db);
    const ask = () => db.asMember(id).rows({ sql: 'select 1', params: [] });
    const processes = [...postgres.backends(), Number(postgres.server.pid)];
    for (const pid of processes) process.kill(pid, 'SIGSTOP');
    await expect(ask()).rejects.toBeInstanceOf(DatabaseUnavailable);
    for (const pid of processes) process.kill(pid, 'SIGCONT');
    await expect(postgres.db.asMember(id).rows({ sql: 'select 1', params: [] })).resolves.toEqual([['1']]);
    postgres.server.kill('SIGINT');
    await once(postgres.server, 'exit');
    await expect(ask()).rejects.toBeInstanceOf(DatabaseUnavailable);
    await expect(db.ping()).rejects.toBeInstanceOf(DatabaseUnavailable);
  });
});
