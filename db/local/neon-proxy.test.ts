import { once } from 'node:events';
import { Client, neon } from '@neondatabase/serverless';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endpoint } from '#db/endpoint.ts';
import type { Engine } from './engine.ts';
import { type NeonProxy, startNeonProxy } from './neon-proxy.ts';
import { openPglite } from './open-pglite.ts';
import { pgliteEngine } from './pglite-engine.ts';

const url = 'postgresql://postgres:local@localhost/postgres';
let engine: Engine;
let proxy: NeonProxy;
beforeAll(async () => {
  engine = await pgliteEngine(await openPglite({ empty: true }));
  proxy = await startNeonProxy(engine, { port: 0, idleLimitMs: 100 });
  await http().query('create table notes (id int primary key, body text)');
});
afterAll(async () => {
  await proxy.close();
  await engine.close();
});

const http = () => neon(endpoint(url, proxy.address).url);

async function socketClient(): Promise<Client> {
  const to = endpoint(url, proxy.address);
  const client = new Client({ connectionString: to.url });
  to.prepare(client);
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function post(body: string, headers: Record<string, string> = {}): Promise<Response> {
  const modes = { 'neon-array-mode': 'true', 'neon-raw-text-output': 'true' };
  return await fetch(`http://${proxy.address}/sql`, {
    method: 'POST',
    body,
    headers: { ...modes, ...headers },
  });
}

describe('the HTTP endpoint', () => {
  it('gives one statement back with its fields, command and count', async () => {
    const result = await http().query(`select 1 as one, null as none, 'ž' as text, array[1,2] as list`, [], {
      fullResults: true,
    });
    expect(result).toMatchObject({
      command: 'SELECT',
      rowCount: 1,
      rows: [{ one: 1, none: null, text: 'ž', list: [1, 2] }],
    });
    expect(result.fields.map(({ name, dataTypeID }) => [name, dataTypeID])).toContainEqual(['one', 23]);
  });

  it('counts the rows that a write touched', async () => {
    const written = await http().query(`insert into notes values (1, 'a'), (2, 'b')`, [], {
      fullResults: true,
    });
    expect(written).toMatchObject({ command: 'INSERT', rowCount: 2, rows: [] });
  });

  it('runs a batch in the isolation that its headers ask for', async () => {
    const sql = http();
    const [isolation, access] = await sql.transaction(
      [sql.query('show transaction_isolation'), sql.query('show transaction_read_only')],
      { isolationLevel: 'Serializable', readOnly: true },
    );
    expect([isolation, access]).toEqual([
      [{ transaction_isolation: 'serializable' }],
      [{ transaction_read_only: 'on' }],
    ]);
  });

  it('takes a batch back as a whole and names the SQLSTATE and the constraint', async () => {
    const sql = http();
    const batch = sql.transaction([
      sql.query(`insert into notes values (10, 'kept?')`),
      sql.query(`insert into notes values (10, 'twice')`),
      sql.query('select 1'),
    ]);
    await expect(batch).rejects.toMatchObject({ code: '23505', constraint: 'notes_pkey', table: 'notes' });
    expect(await sql.query('select * from notes where id = 10')).toEqual([]);
  });

  it('sends a failure at the commit back too', async () => {
    const sql = http();
    await sql.query('create table later (id int unique deferrable initially deferred)');
    const batch = sql.transaction([
      sql.query('insert into later values (1)'),
      sql.query('insert into later values (1)'),
    ]);
    await expect(batch).rejects.toMatchObject({ code: '23505' });
    expect(await sql.query('select * from later')).toEqual([]);
  });

  it.each([
    ['no JSON', '{"query":', 400],
    ['no query', '{"params":[]}', 400],
    ['an empty statement', '{"query":"","params":[]}', 200],
  ])('answers %s without losing its footing', async (_, body, status) => {
    expect((await post(body)).status).toBe(status);
    expect(await http().query('select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('refuses the modes that it does not speak, and other paths', async () => {
    expect((await post('{"query":"select 1"}', { 'neon-array-mode': 'false' })).status).toBe(400);
    expect((await fetch(`http://${proxy.address}/`)).status).toBe(404);
  });
});

describe('the WebSocket', () => {
  it('speaks prepared statements, several results and errors, and goes on after an error', async () => {
    const client = await socketClient();
    try {
      expect((await client.query('select $1::int + 1 as two', [1])).rows).toEqual([{ two: 2 }]);
      await expect(client.query('select nonsense')).rejects.toMatchObject({ code: '42703' });
      await client.query('create temp table t (id int); insert into t values (1)');
      expect((await client.query('select * from t')).rows).toEqual([{ id: 1 }]);
    } finally {
      await client.end();
    }
  });

  it('makes others wait for an open transaction and rolls it back when its socket goes', async () => {
    const client = await socketClient();
    await client.query(`begin; insert into notes values (20, 'open')`);
    const seen = http().query('select * from notes where id = 20');
    await client.end();
    expect(await seen).toEqual([]);
  });

  it('ends a transaction that is silent for too long', async () => {
    const client = await socketClient();
    await client.query(`begin; insert into notes values (30, 'forgotten')`);
    const [error] = await once(client, 'error');
    expect(error).toMatchObject({ code: '25P03' });
    expect(await http().query('select * from notes where id = 30')).toEqual([]);
  });
});
