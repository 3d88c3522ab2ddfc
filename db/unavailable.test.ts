import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { sql } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';
import { createDb, DatabaseUnavailable, type Db, sqlState } from './client.ts';

const url = 'postgresql://postgres:local@localhost/postgres';
const member = '01a1fda2-53c5-76e4-9c00-722dc966f2cf';
const servers: Server[] = [];

/** A listener on loopback that treats every connection as `behave` says. */
async function listen(behave: Parameters<typeof createServer>[1]): Promise<string> {
  const server = createServer(behave).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  const address = server.address();
  return `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

function answering(status: string, body: unknown) {
  const text = JSON.stringify(body);
  return `HTTP/1.1 ${status}\r\ncontent-type: application/json\r\ncontent-length: ${text.length}\r\nconnection: close\r\n\r\n${text}`;
}

const statement = (db: Db) => db.asMember(member).run((q) => q.execute(sql`select 1`));
const transaction = (db: Db) => db.asMember(member).transaction((tx) => tx.execute(sql`select 1`));

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

describe('a database that is gone', () => {
  it.each([
    ['a statement', statement],
    ['a transaction', transaction],
    ['a ping', (db: Db) => db.ping()],
  ])('is told as such by %s when nobody listens', async (_, use) => {
    const localProxy = await listen(() => undefined);
    await new Promise((resolve) => servers.pop()?.close(resolve));
    await expect(use(createDb({ url, localProxy }))).rejects.toBeInstanceOf(DatabaseUnavailable);
  });

  it.each([
    ['a statement', statement],
    ['a transaction', transaction],
    ['a ping', (db: Db) => db.ping()],
  ])('is told as such by %s when nobody answers', async (_, use) => {
    const localProxy = await listen((socket) => socket.on('error', () => undefined));
    const db = createDb({ url, localProxy, unavailableAfterMs: 200 });
    await expect(use(db)).rejects.toBeInstanceOf(DatabaseUnavailable);
  });

  it('is told as such when the far side has no server to ask', async () => {
    const localProxy = await listen((socket) => {
      socket.once('data', () =>
        socket.end(answering('500 Internal Server Error', { message: 'connect ECONNREFUSED' })),
      );
    });
    await expect(statement(createDb({ url, localProxy }))).rejects.toBeInstanceOf(DatabaseUnavailable);
  });

  it('is told as such when Postgres says that it is shutting down', async () => {
    const localProxy = await listen((socket) => {
      const refusal = { message: 'terminating connection', code: '57P01', severity: 'FATAL' };
      socket.once('data', () => socket.end(answering('400 Bad Request', refusal)));
    });
    await expect(statement(createDb({ url, localProxy }))).rejects.toBeInstanceOf(DatabaseUnavailable);
  });
});

describe('a database that lives', () => {
  it('is waited for while a statement is only slow', async () => {
    let held: (() => void) | undefined;
    const slow = answering('200 OK', { results: [empty(), empty()] });
    const localProxy = await listen((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', (request) => {
        const isPing = !request.toString().includes('"queries"');
        if (!isPing) held = () => socket.end(slow);
        else socket.end(answering('200 OK', empty()), () => held?.());
      });
    });
    const db = createDb({ url, localProxy, unavailableAfterMs: 400 });
    await expect(statement(db)).resolves.toMatchObject({ rows: [] });
    expect(held).toBeDefined();
  });

  it('keeps the error of a statement apart', async () => {
    const localProxy = await listen((socket) => {
      socket.once('data', () =>
        socket.end(answering('400 Bad Request', { message: 'too slow', code: '57014' })),
      );
    });
    const error = await statement(createDb({ url, localProxy })).catch((caught: unknown) => caught);
    expect(error).not.toBeInstanceOf(DatabaseUnavailable);
    expect(sqlState(error)).toBe('57014');
  });
});

function empty() {
  return { command: 'SELECT', rowCount: 0, rows: [], fields: [], rowAsArray: true };
}
