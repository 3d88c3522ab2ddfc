import { verifyWebhook } from '@clerk/backend/webhooks';
import { afterEach, describe, expect, it } from 'vitest';
import { type RunningServer, startLoopback } from '../loopback-server.ts';
import { type IdentityStore, openIdentityStore } from './identity-store.ts';
import { createWebhooks, type Webhooks } from './webhooks.ts';

const SECRET = `whsec_${Buffer.from('a webhook secret for tests').toString('base64')}`;
const GONE = { id: 'user_1', object: 'user', deleted: true };

const open: (RunningServer | Webhooks)[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

interface Setup {
  store: IdentityStore;
  webhooks: Webhooks;
  received: Request[];
  passTime(ms: number): void;
}

/** Webhooks whose listener answers with the given statuses, one after the other, and then with 200. */
async function setUp(...statuses: number[]): Promise<Setup> {
  let nowMs = Date.now();
  const received: Request[] = [];
  const listener = await startLoopback(
    (request) => {
      received.push(request);
      return new Response(null, { status: statuses.shift() ?? 200 });
    },
    { port: 0 },
  );
  const store = await openIdentityStore({});
  const webhooks = createWebhooks({
    store,
    url: `${listener.url}/webhooks/clerk`,
    secret: SECRET,
    instanceId: 'ins_1',
    now: () => nowMs,
  });
  open.push(webhooks, listener);
  return { store, webhooks, received, passTime: (ms) => (nowMs += ms) };
}

describe('createWebhooks', () => {
  it('signs a message as the SDK checks it', async () => {
    const { store, webhooks, received } = await setUp();
    await store.commit((state) => webhooks.add(state, 'user.deleted', GONE));
    await webhooks.deliverDue();
    const [request] = received;
    expect(received).toHaveLength(1);
    const event = request && (await verifyWebhook(request, { signingSecret: SECRET }));
    expect(event).toMatchObject({ type: 'user.deleted', data: GONE });
    expect(store.state.deliveries).toEqual({});
  });

  it('sends a message again until it is taken, with the same id, and not before its time', async () => {
    const { store, webhooks, received, passTime } = await setUp(500, 503);
    await store.commit((state) => webhooks.add(state, 'user.deleted', GONE));
    await webhooks.deliverDue();
    passTime(4_999);
    await webhooks.deliverDue();
    expect(received).toHaveLength(1);
    passTime(1);
    await webhooks.deliverDue();
    passTime(300_000);
    await webhooks.deliverDue();
    expect(received).toHaveLength(3);
    expect(new Set(received.map(({ headers }) => headers.get('svix-id'))).size).toBe(1);
    expect(store.state.deliveries).toEqual({});
  });

  it('gives up after eight attempts', async () => {
    const { store, webhooks, received, passTime } = await setUp(...Array.from({ length: 20 }, () => 500));
    await store.commit((state) => webhooks.add(state, 'user.deleted', GONE));
    for (let n = 0; n < 12; n += 1) {
      await webhooks.deliverDue();
      passTime(24 * 3_600_000);
    }
    expect(received).toHaveLength(8);
    expect(store.state.deliveries).toEqual({});
  });
});
