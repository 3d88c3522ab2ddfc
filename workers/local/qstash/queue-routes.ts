import { z } from 'zod';
import { type Call, json, ok, type Parts, type Reply, type Routes } from './call.ts';
import type { QueueSettings } from './engine.ts';
import { queueKey } from './lanes.ts';
import { Refusal } from './message.ts';

const upsert = z.object({
  queueName: z.string().min(1),
  parallelism: z.int().positive().default(1),
  paused: z.boolean().default(false),
});

export const queueRoutes: Routes = [
  ['POST', /^\/v2\/queues\/?$/, putQueue],
  ['GET', /^\/v2\/queues$/, (parts) => ok(parts.store.all('queue').map((queue) => shown(parts, queue)))],
  ['GET', /^\/v2\/queues\/([^/]+)$/, (parts, _, [name = '']) => ok(shown(parts, queueOf(parts, name)))],
  ['DELETE', /^\/v2\/queues\/([^/]+)$/, deleteQueue],
  ['POST', /^\/v2\/queues\/([^/]+)\/(pause|resume)$/, pauseQueue],
];

async function putQueue(parts: Parts, { body }: Call): Promise<Reply> {
  const wanted = upsert.safeParse(json(body));
  if (!wanted.success) throw new Refusal(400, 'invalid queue');
  const { queueName, parallelism, paused } = wanted.data;
  await save(parts, queueName, { parallelism, paused });
  return ok();
}

async function pauseQueue(parts: Parts, _: Call, [name = '', verb]: readonly string[]): Promise<Reply> {
  await save(parts, name, { parallelism: queueOf(parts, name).parallelism, paused: verb === 'pause' });
  return ok();
}

async function deleteQueue(parts: Parts, _: Call, [name = '']: readonly string[]): Promise<Reply> {
  await parts.store.delete('queue', queueOf(parts, name).name);
  parts.engine.lanes.setQueue(name, { parallelism: 1, paused: false });
  return ok();
}

async function save(
  { store, engine }: Parts,
  name: string,
  bounds: { parallelism: number; paused: boolean },
) {
  const now = Date.now();
  const createdAt = store.get('queue', name)?.createdAt ?? now;
  await store.set('queue', name, { name, ...bounds, createdAt, updatedAt: now });
  engine.lanes.setQueue(name, bounds);
}

function queueOf({ store }: Parts, name: string): QueueSettings {
  const queue = store.get('queue', name);
  if (!queue) throw new Refusal(404, `queue ${name} not found`);
  return queue;
}

function shown({ engine }: Parts, { name, ...queue }: QueueSettings) {
  return { name, ...queue, lag: engine.lanes.waitingIn(queueKey(name)) };
}
