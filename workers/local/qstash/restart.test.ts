import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { KEYS, startTarget, TOKEN, testClient, testReceiver } from './testing.ts';

/** The stand-in in a process of its own, that can be killed without a word. */
async function spawnQstash(dataDir: string): Promise<{ child: ChildProcess; url: string }> {
  const module = new URL('./start-qstash.ts', import.meta.url).href;
  const options = { port: 0, host: '127.0.0.1', dataDir, token: TOKEN, ...KEYS };
  const program = `import { startQstash } from ${JSON.stringify(module)};
    console.log((await startQstash(${JSON.stringify(options)})).url);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const [url] = await once(createInterface({ input: child.stdout }), 'line');
  return { child, url: String(url) };
}

async function killHard(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

test('delivers after kill -9 everything that it had acknowledged', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'qstash-'));
  onTestFinished(() => rm(dataDir, { recursive: true }));
  const held: (() => void)[] = [];
  let holding = true;
  const target = await startTarget(async ({ body }) => {
    if (holding && body === 'under way') await new Promise<void>((resolve) => held.push(resolve));
    return { status: body === 'dead' ? 500 : 200 };
  });
  onTestFinished(target.close);

  const first = await spawnQstash(dataDir);
  const before = testClient(first.url);
  const publish = (body: string, more = {}) => before.publish({ url: `${target.url}/jobs`, body, ...more });
  await publish('done');
  await publish('dead', { retries: 0 });
  await expect.poll(async () => (await before.dlq.listMessages()).messages.length).toBe(1);
  await before.queue({ queueName: 'in-order' }).upsert({ parallelism: 3 });
  await before.schedules.create({ scheduleId: 'kept', cron: '0 0 1 1 *', destination: target.url });
  await publish('once', { deduplicationId: 'once' });
  await target.received(3);
  await expect.poll(async () => (await before.logs({ filter: { state: 'DELIVERED' } })).logs.length).toBe(2);
  await publish('under way');
  await target.received(4);
  const pending = Array.from({ length: 20 }, (_, n) => `pending ${n}`);
  const bucket = { key: 'one-at-a-time', parallelism: 1 };
  await publish('under way', { flowControl: bucket });
  await Promise.all(pending.map((body) => publish(body, { flowControl: bucket })));
  await target.received(5);
  await killHard(first.child);

  const known = target.deliveries.length;
  expect(target.deliveries.filter(({ body }) => body.startsWith('pending'))).toEqual([]);
  holding = false;
  const second = await spawnQstash(dataDir);
  const after = testClient(second.url);
  await target.received(known + 2 + pending.length);
  const redelivered = target.deliveries.slice(known).map(({ body }) => body);
  expect(redelivered.filter((body) => body === 'under way')).toHaveLength(2);
  expect(redelivered.filter((body) => body.startsWith('pending')).sort()).toEqual([...pending].sort());
  expect(redelivered).not.toContain('done');
  expect(await after.publish({ url: target.url, body: 'once', deduplicationId: 'once' })).toMatchObject({
    deduplicated: true,
  });
  expect((await after.dlq.listMessages()).messages).toMatchObject([{ body: 'dead', responseStatus: 500 }]);
  expect(await after.queue({ queueName: 'in-order' }).get()).toMatchObject({ parallelism: 3 });
  expect(await after.schedules.list()).toMatchObject([{ scheduleId: 'kept', cron: '0 0 1 1 *' }]);

  const last = target.deliveries.at(-1);
  const signature = String(last?.headers['upstash-signature']);
  await expect(
    testReceiver().verify({ signature, body: last?.body ?? '', url: `${target.url}/jobs` }),
  ).resolves.toBe(true);
});
