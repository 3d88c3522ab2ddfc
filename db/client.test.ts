import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { apiKeys, dailyUsage, members } from '#db/schema/core.ts';
import { type TestDatabase, type TestMember, testDatabase } from '#db/testing/test-database.ts';
import { createDb, sqlState, uniqueViolation } from './client.ts';

let database: TestDatabase;
let ana: TestMember;
let ben: TestMember;

beforeAll(async () => {
  database = await testDatabase({ embedded: true });
});
afterAll(() => database.close());
beforeEach(async () => {
  ana = await database.newMember();
  ben = await database.newMember();
});

function usage(memberId: string, used = 1, localDay = '2026-11-20') {
  return { memberId, localDay, kind: 'photo_analysis' as const, used };
}

const whoAmI = sql<{ role: string; member: string; reason: string; timeout: string }>`
  select current_user as role, current_setting('app.member', true) as member,
    current_setting('app.reason', true) as reason, current_setting('statement_timeout') as timeout`;

/** The rejection itself, to be looked at; a promise that resolves fails the test. */
async function rejection(promise: Promise<unknown>): Promise<unknown> {
  return await promise.then(
    () => expect.fail('it was not refused'),
    (error: unknown) => error,
  );
}

describe('a member scope', () => {
  it('sees its own rows and no others, however wide the where', async () => {
    await ana.db.run((q) => q.insert(dailyUsage).values(usage(ana.id)));
    await ben.db.run((q) => q.insert(dailyUsage).values(usage(ben.id)));
    const all = await ana.db.run((q) => q.select().from(dailyUsage));
    const bens = await ana.db.run((q) => q.select().from(dailyUsage).where(eq(dailyUsage.memberId, ben.id)));
    expect(all).toEqual([usage(ana.id)]);
    expect(bens).toEqual([]);
  });

  it('refuses a row for somebody else with 42501', async () => {
    const error = await rejection(ana.db.run((q) => q.insert(dailyUsage).values(usage(ben.id))));
    expect(sqlState(error)).toBe('42501');
    expect(await ben.db.run((q) => q.select().from(dailyUsage))).toEqual([]);
  });

  it("can neither change, delete nor give away to somebody else's", async () => {
    await ben.db.run((q) => q.insert(dailyUsage).values(usage(ben.id)));
    await ana.db.all((q) => [q.update(dailyUsage).set({ used: 99 }), q.delete(dailyUsage)]);
    expect(await ben.db.run((q) => q.select().from(dailyUsage))).toEqual([usage(ben.id)]);
    const gift = ben.db.run((q) => q.update(dailyUsage).set({ memberId: ana.id }));
    expect(sqlState(await rejection(gift))).toBe('42501');
  });

  it('leaves nothing behind for the next statement on the same session', async () => {
    await database.db.asSystem('before').run((q) => q.execute(whoAmI));
    const [inside] = (await ana.db.run((q) => q.execute(whoAmI))).rows;
    expect(inside).toEqual({ role: 'dayloom_app', member: ana.id, reason: '', timeout: '5s' });
    const [outside] =
      await database.sql(`select current_user as role, current_setting('app.member', true) as member,
      current_setting('app.reason', true) as reason, current_setting('statement_timeout') as timeout`);
    expect(outside).toEqual({ role: 'postgres', member: '', reason: '', timeout: '0' });
  });

  it('leaves nothing behind after a failure either', async () => {
    await rejection(ana.db.run((q) => q.execute(sql`select 1 / 0`)));
    const rows = await database.sql(
      `select current_user as role, current_setting('app.member', true) as member`,
    );
    expect(rows).toEqual([{ role: 'postgres', member: '' }]);
  });

  it('may change a preference of its own row, but neither role nor plan, and may not end itself', async () => {
    await ana.db.run((q) => q.update(members).set({ timeZone: 'Europe/Zagreb' }));
    const row = { role: 'member', plan: 'free', timeZone: 'Europe/Zagreb' };
    for (const change of [{ role: 'admin' }, { plan: 'premium' }] as const) {
      expect(sqlState(await rejection(ana.db.run((q) => q.update(members).set(change))))).toBe('42501');
    }
    expect(sqlState(await rejection(ana.db.run((q) => q.delete(members))))).toBe('42501');
    expect(await ana.db.run((q) => q.select().from(members))).toMatchObject([row]);
  });

  it('is refused for what is no id', () => {
    expect(() => database.db.asMember("' or true --")).toThrow(TypeError);
    expect(() => database.db.asSystem(' ')).toThrow(TypeError);
  });

  it('shows what planting a hole in the policy would do, so that the tests above are known to see it', async () => {
    await ben.db.run((q) => q.insert(dailyUsage).values(usage(ben.id)));
    await database.sql('create policy hole on daily_usage to dayloom_app using (true) with check (true)');
    try {
      const seen = await ana.db.run((q) =>
        q.select().from(dailyUsage).where(eq(dailyUsage.memberId, ben.id)),
      );
      expect(seen).toEqual([usage(ben.id)]);
    } finally {
      await database.sql('drop policy hole on daily_usage');
    }
  });
});

describe('the system scope', () => {
  it('reaches every member and tells Postgres why', async () => {
    const found = await database.db
      .asSystem('weekly tidy')
      .run((q) => q.select({ id: members.id }).from(members).where(eq(members.id, ben.id)));
    const [who] = (await database.db.asSystem("it's a test").run((q) => q.execute(whoAmI))).rows;
    expect(found).toEqual([{ id: ben.id }]);
    expect(who).toMatchObject({ role: 'dayloom_system', reason: "it's a test" });
  });
});

describe('several statements', () => {
  it('come back each with its own type, in one transaction', async () => {
    const [inserted, counted] = await ana.db.all((q) => [
      q.insert(dailyUsage).values(usage(ana.id, 2)).returning({ used: dailyUsage.used }),
      q.select({ days: sql<number>`count(*)::int` }).from(dailyUsage),
    ]);
    expect(inserted[0]?.used).toBe(2);
    expect(counted[0]?.days).toBe(1);
  });

  it('happen all or not at all', async () => {
    const twice = ana.db.all((q) => [
      q.insert(dailyUsage).values(usage(ana.id)),
      q.insert(dailyUsage).values(usage(ana.id)),
    ]);
    expect(uniqueViolation(await rejection(twice))).toBe('daily_usage_member_id_local_day_kind_pk');
    expect(await ana.db.run((q) => q.select().from(dailyUsage))).toEqual([]);
  });
});

describe('an interactive transaction', () => {
  it('looks, writes and commits in the name of the member', async () => {
    const left = await ana.db.transaction(async (tx) => {
      await tx.insert(dailyUsage).values(usage(ana.id, 1));
      const [row] = await tx.select().from(dailyUsage);
      await tx.update(dailyUsage).set({ used: (row?.used ?? 0) + 1 });
      return await tx.$count(dailyUsage, eq(dailyUsage.used, 2));
    });
    expect(left).toBe(1);
    expect(await ana.db.run((q) => q.select().from(dailyUsage))).toEqual([usage(ana.id, 2)]);
  });

  it('is rolled back when the work rejects', async () => {
    const failed = ana.db.transaction(async (tx) => {
      await tx.insert(dailyUsage).values(usage(ana.id));
      throw new Error('changed my mind');
    });
    await expect(failed).rejects.toThrow('changed my mind');
    expect(await ana.db.run((q) => q.select().from(dailyUsage))).toEqual([]);
  });

  it('says so when an error inside was swallowed and Postgres rolled back', async () => {
    const failed = ana.db.transaction(async (tx) => {
      await tx.insert(dailyUsage).values(usage(ana.id));
      await tx
        .insert(dailyUsage)
        .values(usage(ana.id))
        .catch(() => undefined);
    });
    await expect(failed).rejects.toThrow('rolled back');
    expect(await ana.db.run((q) => q.select().from(dailyUsage))).toEqual([]);
  });

  it('refuses a row for somebody else with 42501 and repeats no parameter in the error', async () => {
    const error = await rejection(
      ana.db.transaction((tx) => tx.insert(dailyUsage).values(usage(ben.id, 1, 'a secret day'))),
    );
    expect(sqlState(error)).toBe('42501');
    expect(String(error)).not.toContain('a secret day');
  });

  it('lets others work while it waits, and keeps to its turn', async () => {
    await Promise.all([
      ana.db.transaction(async (tx) => {
        await tx.insert(dailyUsage).values(usage(ana.id));
        await tx.update(dailyUsage).set({ used: 7 });
      }),
      ben.db.run((q) => q.insert(dailyUsage).values(usage(ben.id))),
      ben.db.transaction((tx) => tx.insert(dailyUsage).values(usage(ben.id, 3, '2026-11-21'))),
    ]);
    expect(await ana.db.run((q) => q.select().from(dailyUsage))).toEqual([usage(ana.id, 7)]);
    expect(await ben.db.run((q) => q.select().from(dailyUsage))).toHaveLength(2);
  });
});

describe('raw answers', () => {
  it('hand rows over as text, with null for null', async () => {
    const statement = { sql: `select 1, null, true, '{"a": 1}'::jsonb where $1::text = 'x'`, params: ['x'] };
    expect(await ana.db.rows(statement)).toEqual([['1', null, 't', '{"a": 1}']]);
  });

  it('hand JSON text over untouched and bound by the policies', async () => {
    await ana.db.run((q) => q.insert(dailyUsage).values(usage(ana.id)));
    await ben.db.run((q) => q.insert(dailyUsage).values(usage(ben.id)));
    const text = await ana.db.json(
      sql`select coalesce(json_agg(r), '[]')::text from (select member_id, used from ${dailyUsage}) r`,
    );
    expect(JSON.parse(text)).toEqual([{ member_id: ana.id, used: 1 }]);
  });

  it('refuse to call JSON what is none', async () => {
    await expect(ana.db.json({ sql: 'select 1 where false', params: [] })).rejects.toThrow(TypeError);
  });
});

describe('a statement', () => {
  it('keeps the types of its columns', async () => {
    const row = {
      id: ana.id,
      memberId: ana.id,
      name: 'watch',
      keyHash: ana.id,
      hint: 'ab',
      scopes: ['a', 'b,"c'],
    };
    const expiresAt = new Date('2026-12-01T00:00:00.123Z');
    await ana.db.run((q) => q.insert(apiKeys).values({ ...row, expiresAt }));
    const [read] = await ana.db.run((q) =>
      q
        .select()
        .from(apiKeys)
        .where(and(eq(apiKeys.id, ana.id))),
    );
    expect(read).toMatchObject({ ...row, expiresAt, revokedAt: null });
    expect(read?.createdAt).toBeInstanceOf(Date);
  });

  it('cannot run outside of a scope', async () => {
    let alone: Promise<unknown> = Promise.resolve();
    await ana.db.run((q) => {
      alone = rejection(q.select().from(dailyUsage).execute());
      return q.select().from(dailyUsage);
    });
    expect(await alone).toBeInstanceOf(Error);
  });

  it('drops the detail of an error, which repeats the row', async () => {
    await ana.db.run((q) => q.insert(dailyUsage).values(usage(ana.id)));
    const error = await rejection(ana.db.run((q) => q.insert(dailyUsage).values(usage(ana.id))));
    expect(error).toMatchObject({ code: '23505', detail: undefined });
  });
});

describe('a local proxy', () => {
  it.each([
    'db.example.com:5432',
    '10.0.0.1:8789',
    '127.0.0.1',
    '127.0.0.1.example.com:80',
    'user@localhost:80',
  ])('is refused at %s, because the password would travel in the clear', (localProxy) => {
    expect(() => createDb({ url: database.url, localProxy })).toThrow('loopback');
  });

  it('answers a ping', async () => {
    await expect(database.db.ping()).resolves.toBeUndefined();
  });
});
