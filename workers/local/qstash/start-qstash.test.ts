import { rm } from 'node:fs/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Clock } from './clock.ts';
import {
  type Answer,
  type Delivery,
  ManualClock,
  startTarget,
  startTestQstash,
  TOKEN,
  testReceiver,
} from './testing.ts';

async function setUp(decide?: (delivery: Delivery) => Answer | Promise<Answer>, clock?: Clock) {
  const target = await startTarget(decide);
  const qstash = await startTestQstash(clock ? { clock } : {});
  onTestFinished(async () => {
    await qstash.close();
    await target.close();
    await rm(qstash.dataDir, { recursive: true });
  });
  return { target, qstash, client: qstash.client };
}

const failing = () => ({ status: 500 });

describe('delivery', () => {
  test('signs what it delivers so that the SDK accepts it, with the next key too', async () => {
    const { target, client, qstash } = await setUp();
    const url = `${target.url}/jobs/a%2Fb?x=1%202`;
    await client.publishJSON({ url, body: { meal: 'Bœuf' }, headers: { 'x-kind': 'test' } });
    const [first] = await target.received(1);
    expect(first).toMatchObject({
      path: '/jobs/a%2Fb?x=1%202',
      method: 'POST',
      body: '{"meal":"Bœuf"}',
      headers: { 'x-kind': 'test', 'content-type': 'application/json', 'upstash-retried': '0' },
    });
    const receiver = testReceiver();
    const signature = String(first?.headers['upstash-signature']);
    await expect(receiver.verify({ signature, body: String(first?.body), url })).resolves.toBe(true);
    await expect(receiver.verify({ signature, body: '{"meal":"Boeuf"}', url })).rejects.toThrow('body hash');
    await expect(receiver.verify({ signature, body: String(first?.body), url: `${url}3` })).rejects.toThrow(
      'invalid subject',
    );

    await fetch(`${qstash.url}/v2/keys/rotate`, {
      method: 'POST',
      headers: { authorization: `Bearer ${TOKEN}` },
    });
    await client.publish({ url, body: 'again' });
    const [, second] = await target.received(2);
    const rotated = String(second?.headers['upstash-signature']);
    await expect(receiver.verify({ signature: rotated, body: 'again', url })).resolves.toBe(true);
  });

  test('takes a batch, and answers for each message', async () => {
    const { target, client } = await setUp();
    const replies = await client.batchJSON([
      { url: `${target.url}/one`, body: { n: 1 } },
      { url: `${target.url}/two`, body: { n: 2 }, deduplicationId: 'two' },
      { url: `${target.url}/two`, body: { n: 2 }, deduplicationId: 'two' },
    ]);
    await target.received(2);
    expect(target.deliveries.map(({ path }) => path).sort()).toEqual(['/one', '/two']);
    expect(replies[2]).toMatchObject({ messageId: replies[1] && Reflect.get(replies[1], 'messageId') });
  });

  test('takes a message again when its deduplication id is ten minutes old', async () => {
    const clock = new ManualClock();
    const { target, client } = await setUp(undefined, clock);
    const message = { url: target.url, body: 'same', deduplicationId: 'once' };
    expect(await client.publish(message)).not.toHaveProperty('deduplicated');
    expect(await client.publish(message)).toMatchObject({ deduplicated: true });
    clock.advance(10 * 60_000);
    expect(await client.publish(message)).not.toHaveProperty('deduplicated');
    await target.received(2);
  });

  test('delivers no earlier than asked', async () => {
    const clock = new ManualClock();
    const { target, client } = await setUp(undefined, clock);
    await client.publish({ url: `${target.url}/late`, body: '', delay: '2h' });
    await client.publish({ url: `${target.url}/now`, body: '' });
    await target.received(1);
    clock.advance(2 * 3_600_000 - 1);
    await client.publish({ url: `${target.url}/between`, body: '' });
    await target.received(2);
    clock.advance(1);
    expect((await target.received(3)).map(({ path }) => path)).toEqual(['/now', '/between', '/late']);
  });

  test('cancels a message that waits', async () => {
    const clock = new ManualClock();
    const { client } = await setUp(undefined, clock);
    const { messageId } = await client.publish({ url: 'http://127.0.0.1:1/', body: 'x', delay: 60 });
    expect(await client.messages.get(messageId)).toMatchObject({ messageId, body: 'x', maxRetries: 3 });
    await client.messages.delete(messageId);
    await expect(client.messages.get(messageId)).rejects.toThrow('not found');
    expect(clock.next()).toBeNull();
  });

  test('refuses a wrong token, a destination without a scheme, and headers it cannot read', async () => {
    const { qstash, client, target } = await setUp();
    const answer = await fetch(`${qstash.url}/v2/publish/${target.url}`, {
      method: 'POST',
      headers: { authorization: 'Bearer wrong' },
    });
    expect(answer.status).toBe(401);
    await expect(client.publish({ url: 'ftp://x', body: '' })).rejects.toMatchObject({ status: 400 });
    await expect(
      client.publish({ url: target.url, body: '', retryDelay: 'process.exit()' }),
    ).rejects.toMatchObject({ status: 400 });
    await expect(
      client.publish({ url: target.url, body: 'x'.repeat(1024 * 1024 + 1) }),
    ).rejects.toMatchObject({ status: 413 });
    expect(target.deliveries).toEqual([]);
  });
});

describe('failure', () => {
  test('retries after the documented back-off, then lays the message down and calls back', async () => {
    const clock = new ManualClock();
    const { target, client } = await setUp(({ path }) => (path === '/failed' ? {} : failing()), clock);
    const { messageId } = await client.publish({
      url: `${target.url}/work`,
      body: 'payload',
      retries: 2,
      failureCallback: `${target.url}/failed`,
    });
    const waits: number[] = [];
    for (const count of [1, 2]) {
      await target.received(count);
      await expect.poll(() => clock.next()).not.toBeNull();
      waits.push(Math.floor(((clock.next() ?? 0) - clock.now()) / 1000));
      clock.advance((clock.next() ?? 0) - clock.now());
    }
    expect(waits).toEqual([12, 148]);
    await target.received(4);
    expect(target.deliveries.map(({ path, headers }) => [path, headers['upstash-retried']])).toEqual([
      ['/work', '0'],
      ['/work', '1'],
      ['/work', '2'],
      ['/failed', '0'],
    ]);
    const callback = JSON.parse(target.deliveries[3]?.body ?? '');
    expect(callback).toMatchObject({
      status: 500,
      retried: 2,
      maxRetries: 2,
      sourceMessageId: messageId,
      url: `${target.url}/work`,
      body: Buffer.from('answer').toString('base64'),
      sourceBody: Buffer.from('payload').toString('base64'),
    });
    await expect
      .poll(async () => (await client.dlq.listMessages()).messages)
      .toMatchObject([
        { dlqId: callback.dlqId, messageId, body: 'payload', responseStatus: 500, responseBody: 'answer' },
      ]);
  });

  test('keeps to a Retry-After, and to a retry delay expression', async () => {
    const clock = new ManualClock();
    const { target, client } = await setUp(
      ({ path }) => (path === '/asked' ? { status: 429, headers: { 'retry-after': '7' } } : failing()),
      clock,
    );
    await client.publish({ url: `${target.url}/asked`, body: '' });
    await expect.poll(() => clock.next()).toBe(clock.now() + 7000);
    await client.publish({ url: `${target.url}/own`, body: '', retryDelay: '500 * (1 + retried)' });
    await expect.poll(() => clock.next()).toBe(clock.now() + 500);
    clock.advance(500);
    await expect.poll(() => clock.next()).toBe(clock.now() + 1000);
  });

  test('gives up at once on a 489 that says so, and only then', async () => {
    const { target, client } = await setUp(({ path }) => ({
      status: 489,
      headers: path === '/hard' ? { 'Upstash-NonRetryable-Error': 'true' } : {},
    }));
    await client.publish({ url: `${target.url}/hard`, body: '', retryDelay: '1' });
    await client.publish({ url: `${target.url}/soft`, body: '', retries: 1, retryDelay: '1' });
    await expect.poll(async () => (await client.dlq.listMessages()).messages.length).toBe(2);
    expect(target.deliveries.map(({ path }) => path).sort()).toEqual(['/hard', '/soft', '/soft']);
  });

  test('sends a dead letter again as a new message, and deletes one', async () => {
    let broken = true;
    const { target, client } = await setUp(() => (broken ? failing() : {}));
    for (const path of ['a', 'b'])
      await client.publish({ url: `${target.url}/${path}`, body: path, retries: 0 });
    const dead = await expect
      .poll(async () => (await client.dlq.listMessages()).messages)
      .toHaveLength(2)
      .then(() => client.dlq.listMessages());
    broken = false;
    const [a, b] = dead.messages.sort((one, other) => one.url.localeCompare(other.url));
    const { responses } = await client.dlq.retry(a?.dlqId ?? '');
    await target.received(3);
    expect(target.deliveries[2]).toMatchObject({
      body: 'a',
      headers: { 'upstash-message-id': responses[0]?.messageId, 'upstash-retried': '0' },
    });
    expect(responses[0]?.messageId).not.toBe(a?.messageId);
    await client.dlq.delete(b?.dlqId ?? '');
    expect((await client.dlq.listMessages()).messages).toEqual([]);
    const { logs } = await client.logs({ filter: { state: 'FAILED' } });
    expect(logs.map(({ messageId }) => messageId).sort()).toEqual([a?.messageId, b?.messageId].sort());
  });
});

describe('order and pace', () => {
  test('a queue keeps its order while the first message is retried', async () => {
    let failures = 1;
    const { target, client } = await setUp(({ body }) => (body === '1' && failures-- > 0 ? failing() : {}));
    const queue = client.queue({ queueName: 'meals' });
    for (const n of [1, 2, 3]) await queue.enqueue({ url: target.url, body: String(n), retryDelay: '5' });
    await target.received(4);
    expect(target.deliveries.map(({ body }) => body)).toEqual(['1', '1', '2', '3']);
  });

  test('never has more calls open than the parallelism, and lets go when one ends', async () => {
    let open = 0;
    let most = 0;
    const gates: (() => void)[] = [];
    const { target, client } = await setUp(async () => {
      most = Math.max(most, ++open);
      await new Promise<void>((resolve) => gates.push(resolve));
      open--;
      return {};
    });
    const flowControl = { key: 'vision', parallelism: 2 };
    for (let n = 0; n < 5; n++) await client.publish({ url: target.url, body: String(n), flowControl });
    for (let n = 1; n <= 5; n++) {
      await target.received(Math.min(5, n + 1));
      gates.shift()?.();
    }
    await expect.poll(() => open).toBe(0);
    expect(target.deliveries).toHaveLength(5);
    expect(most).toBe(2);
  });

  test('spreads calls over periods when a rate is set', async () => {
    const clock = new ManualClock();
    const { target, client } = await setUp(undefined, clock);
    const flowControl = { key: 'mail', rate: 2, period: '1m' as const };
    for (let n = 0; n < 5; n++) await client.publish({ url: target.url, body: String(n), flowControl });
    await target.received(2);
    expect(clock.next()).toBe(clock.now() + 60_000);
    clock.advance(60_000);
    await target.received(4);
    clock.advance(60_000);
    expect((await target.received(5)).map(({ body }) => body).sort()).toEqual(['0', '1', '2', '3', '4']);
  });
});

describe('schedules', () => {
  test('publish at their time, can be overwritten, paused and deleted', async () => {
    const clock = new ManualClock();
    const { target, client } = await setUp(undefined, clock);
    await client.schedules.create({
      scheduleId: 'tidy',
      cron: '0 3 * * *',
      destination: target.url,
      body: 'old',
    });
    await client.schedules.create({
      scheduleId: 'tidy',
      cron: '*/5 * * * *',
      destination: target.url,
      body: 'new',
    });
    const [listed] = await client.schedules.list();
    expect(listed).toMatchObject({ scheduleId: 'tidy', cron: '*/5 * * * *', body: 'new', isPaused: false });
    clock.advance((listed?.nextScheduleTime ?? 0) - clock.now());
    const [first] = await target.received(1);
    expect(first).toMatchObject({ body: 'new', headers: { 'upstash-schedule-id': 'tidy' } });
    clock.advance(300_000);
    await target.received(2);
    await client.schedules.pause({ schedule: 'tidy' });
    clock.advance(300_000);
    await client.schedules.resume({ schedule: 'tidy' });
    clock.advance(300_000);
    await target.received(3);
    await client.schedules.delete('tidy');
    expect(await client.schedules.list()).toEqual([]);
    expect(clock.next()).toBeNull();
  });

  test('refuses what is no cron expression', async () => {
    const { target, client } = await setUp();
    await expect(client.schedules.create({ cron: 'often', destination: target.url })).rejects.toMatchObject({
      status: 400,
    });
  });
});
