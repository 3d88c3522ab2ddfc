import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestHarness } from 'wrangler';
import { LIVE_CLOSE, liveProtocols } from './socket-protocol.ts';
import { connectLive } from './testing/live-client.ts';

const server = createTestHarness({
  workers: [
    {
      config: {
        name: 'live',
        main: 'workers/live/testing/live-worker.ts',
        compatibility_date: '2026-10-01',
        durable_objects: { bindings: [{ name: 'LIVE', class_name: 'MemberLive' }] },
        migrations: [{ tag: 'v1', new_sqlite_classes: ['MemberLive'] }],
      },
    },
  ],
});
let url: URL;

beforeAll(async () => {
  ({ url } = await server.listen());
});
afterAll(() => server.close());

const OFFER = liveProtocols('a.b.c');

async function connect(member: string, session = 'sess_1') {
  const client = await connectLive(new URL(`/connect?member=${member}&session=${session}`, url).href, OFFER);
  const hello: unknown = JSON.parse(await client.next());
  return { ...client, hello };
}

async function publish(member: string, event: object): Promise<number> {
  const body = JSON.stringify(event);
  return (await server.fetch(`/publish?member=${member}`, { method: 'POST', body })).status;
}

function fallAsleep(member: string): Promise<void> {
  return server.getWorker().evictDurableObject('MemberLive', { name: member, webSockets: 'hibernate' });
}

/** The client has the close frame at once; but workerd ends the connection only when the object falls asleep. */
async function closeCode(client: Awaited<ReturnType<typeof connect>>, member: string): Promise<number> {
  await fallAsleep(member);
  return (await client.closed).code;
}

/** Frames arrive in order, so the answer to a ping comes after everything that was sent before it. */
async function framesUntilPong(client: Awaited<ReturnType<typeof connect>>): Promise<string[]> {
  client.send('ping');
  const frames: string[] = [];
  for (let frame = await client.next(); frame !== 'pong'; frame = await client.next()) frames.push(frame);
  return frames;
}

describe('MemberLive', () => {
  it('greets a socket, and answers with our protocol alone', async () => {
    const client = await connect('greeted');
    expect(client.hello).toEqual({ type: 'hello', at: expect.stringMatching(/^\d{4}-.*Z$/) });
    expect(client.protocol).toBe('dayloom.v1');
  });

  it('brings an event to all sockets of its member, and to nobody else', async () => {
    const [phone, desk, stranger] = [
      await connect('a', 'phone'),
      await connect('a', 'desk'),
      await connect('b'),
    ];
    expect(await publish('a', { analysisId: 'x' })).toBe(204);
    const event = JSON.stringify({ type: 'test', analysisId: 'x' });
    expect(await phone.next()).toBe(event);
    expect(await desk.next()).toBe(event);
    expect(await framesUntilPong(stranger)).toEqual([]);
  });

  it('keeps a socket, its session and its place while the object sleeps', async () => {
    const client = await connect('sleeper', 'asleep');
    await fallAsleep('sleeper');
    await publish('sleeper', { n: 1 });
    expect(JSON.parse(await client.next())).toEqual({ type: 'test', n: 1 });
    await fallAsleep('sleeper');
    expect(await framesUntilPong(client)).toEqual([]);
    await server.fetch('/close-session?member=sleeper&session=asleep');
    expect(await closeCode(client, 'sleeper')).toBe(LIVE_CLOSE.sessionEnded);
  });

  it('closes the sockets of a session that ended, and no others', async () => {
    const [ended, other, stranger] = [
      await connect('c', 's1'),
      await connect('c', 's2'),
      await connect('d', 's1'),
    ];
    await server.fetch('/close-session?member=c&session=s1');
    expect(await closeCode(ended, 'c')).toBe(LIVE_CLOSE.sessionEnded);
    await publish('c', { n: 2 });
    expect(JSON.parse(await other.next())).toEqual({ type: 'test', n: 2 });
    expect(await framesUntilPong(stranger)).toEqual([]);
  });

  it('closes every socket of a member who leaves', async () => {
    const sockets = [await connect('leaver', 's1'), await connect('leaver', 's2')];
    await server.fetch('/close-member?member=leaver');
    await fallAsleep('leaver');
    for (const socket of sockets) expect((await socket.closed).code).toBe(LIVE_CLOSE.sessionEnded);
  });

  it('closes the oldest socket when a member opens a twenty-first', async () => {
    const sockets = [];
    for (let n = 0; n < 21; n += 1) sockets.push(await connect('many', `s${n}`));
    const [oldest, ...others] = sockets;
    expect(oldest && (await closeCode(oldest, 'many'))).toBe(LIVE_CLOSE.tooMany);
    await publish('many', { n: 3 });
    for (const socket of others) expect(await socket.next()).toContain('"n":3');
  });

  it('has a socket that is open for over an hour connect again, so that its session is checked', async () => {
    const old = await connect('patient');
    await server.fetch(`/clock?member=patient&plus=${61 * 60 * 1000}`);
    const fresh = await connect('patient');
    await publish('patient', { n: 5 });
    expect(JSON.parse(await fresh.next())).toEqual({ type: 'test', n: 5 });
    expect(await closeCode(old, 'patient')).toBe(LIVE_CLOSE.recheck);
  });

  it('ignores what clients say, and closes on one that says too much', async () => {
    const [client, peer] = [await connect('talker'), await connect('talker')];
    client.send(JSON.stringify({ type: 'test', forged: true }));
    expect(await framesUntilPong(client)).toEqual([]);
    client.send('x'.repeat(257));
    expect((await client.closed).code).toBe(LIVE_CLOSE.tooBig);
    expect(await framesUntilPong(peer)).toEqual([]);
  });

  it('lets a client leave', async () => {
    const client = await connect('guest');
    client.close();
    expect((await client.closed).code).toBe(1000);
    expect(await publish('guest', { n: 4 })).toBe(204);
  });

  it('refuses an event that is too long', async () => {
    expect(await publish('long', { text: 'x'.repeat(4097) })).toBe(500);
  });

  it('refuses a handshake without our protocol, and a request that is no handshake', async () => {
    const address = new URL('/connect?member=e&session=s', url).href;
    await expect(connectLive(address, ['other.v1'])).rejects.toThrow('refused');
    expect((await server.fetch('/connect?member=e&session=s')).status).toBe(422);
  });
});
