import { z } from 'zod';
import { type Call, json, ok, type Parts, type Reply, type Routes } from './call.ts';
import type { Tables } from './engine.ts';
import { matches, page } from './filters.ts';
import { type Headers, Refusal } from './message.ts';
import { queueRoutes } from './queue-routes.ts';
import type { Store } from './store.ts';
import { shownDeadLetter, shownMessage } from './wire-shapes.ts';

const batchItems = z.array(
  z.object({
    destination: z.string(),
    headers: z.record(z.string(), z.string()).default({}),
    body: z.string().default(''),
    queue: z.string().optional(),
  }),
);

const ROUTES: Routes = [
  ['POST', /^\/v2\/publish\/(.+)$/, publish],
  ['POST', /^\/v2\/enqueue\/([^/]+)\/(.+)$/, enqueue],
  ['POST', /^\/v2\/batch$/, batch],
  ['POST', /^\/v2\/schedules\/(https?:.+)$/, putSchedule],
  ['GET', /^\/v2\/schedules$/, ({ schedules }) => ok(schedules.list().map((row) => schedules.shown(row)))],
  [
    'GET',
    /^\/v2\/schedules\/([^/]+)$/,
    ({ schedules }, _, [id = '']) => ok(schedules.shown(schedules.get(id))),
  ],
  ['DELETE', /^\/v2\/schedules\/([^/]+)$/, deleteSchedule],
  ['PATCH', /^\/v2\/schedules\/([^/]+)\/(pause|resume)$/, pauseSchedule],
  ['GET', /^\/v2\/messages\/([^/]+)$/, ({ store }, _, [id = '']) => ok(shownMessage(messageOf(store, id)))],
  ['DELETE', /^\/v2\/messages\/([^/]+)$/, cancelMessage],
  ['DELETE', /^\/v2\/messages$/, cancelMessages],
  ['GET', /^\/v2\/dlq$/, listDead],
  ['POST', /^\/v2\/dlq\/retry$/, retryDead],
  ['GET', /^\/v2\/dlq\/([^/]+)$/, ({ store }, _, [id = '']) => ok(shownDeadLetter(deadOf(store, id)))],
  ['DELETE', /^\/v2\/dlq\/([^/]+)$/, deleteDeadLetter],
  ['DELETE', /^\/v2\/dlq$/, deleteDead],
  ['GET', /^\/v2\/(?:events|logs)$/, listEvents],
  ['GET', /^\/v2\/keys$/, ({ keys }) => ok(keys.read())],
  ['POST', /^\/v2\/keys\/rotate$/, rotateKeys],
  ...queueRoutes,
];

export async function answer(parts: Parts, call: Call): Promise<Reply> {
  for (const [method, path, route] of ROUTES) {
    const match = method === call.method ? path.exec(call.path) : null;
    if (match) return route(parts, call, match.slice(1));
  }
  throw new Refusal(404, `no such endpoint: ${call.method} ${call.path.split('/').slice(0, 3).join('/')}`);
}

async function publish(
  { engine }: Parts,
  { headers, body }: Call,
  [url = '']: readonly string[],
): Promise<Reply> {
  const published = await engine.publish({ url, headers, body });
  return { status: published.deduplicated ? 202 : 201, json: published };
}

async function enqueue({ engine }: Parts, call: Call, [queueName = '', url = '']: readonly string[]) {
  const published = await engine.publish({ url, headers: call.headers, body: call.body, queueName });
  return { status: published.deduplicated ? 202 : 201, json: published };
}

async function batch({ engine }: Parts, { body }: Call): Promise<Reply> {
  const items = batchItems.safeParse(json(body));
  if (!items.success) throw new Refusal(400, 'invalid batch');
  const replies = items.data.map(({ destination, headers, body: text, queue }) =>
    engine
      .publish({
        url: destination,
        headers: lowerCase(headers),
        body: Buffer.from(text),
        queueName: queue ?? null,
      })
      .catch((error: unknown) => {
        if (error instanceof Refusal) return { error: error.message };
        throw error;
      }),
  );
  return ok(await Promise.all(replies));
}

async function putSchedule({ schedules }: Parts, { headers, body }: Call, [url = '']: readonly string[]) {
  return ok({ scheduleId: await schedules.put(url, headers, body) });
}

async function deleteSchedule({ schedules }: Parts, _: Call, [id = '']: readonly string[]): Promise<Reply> {
  await schedules.delete(id);
  return ok();
}

async function pauseSchedule(
  { schedules }: Parts,
  _: Call,
  [id = '', verb]: readonly string[],
): Promise<Reply> {
  await schedules.pause(id, verb === 'pause');
  return ok();
}

async function cancelMessage(
  { store, engine }: Parts,
  _: Call,
  [id = '']: readonly string[],
): Promise<Reply> {
  await engine.cancel(messageOf(store, id));
  return ok({ cancelled: 1 });
}

async function cancelMessages({ store, engine }: Parts, { query }: Call): Promise<Reply> {
  const chosen = store.all('message').filter((message) => matches(shownMessage(message), query));
  await Promise.all(chosen.map((message) => engine.cancel(message)));
  return ok({ cancelled: chosen.length });
}

function listDead({ store }: Parts, { query }: Call): Reply {
  const rows = store
    .all('dead')
    .map(shownDeadLetter)
    .filter((row) => matches(row, query));
  const { rows: messages, cursor } = page(rows, query, 100);
  return ok({ messages, cursor });
}

async function retryDead({ store, engine }: Parts, { query }: Call): Promise<Reply> {
  const chosen = store.all('dead').filter((dead) => matches(shownDeadLetter(dead), query));
  const { rows, cursor } = page(chosen, query, 100);
  return ok({ responses: await Promise.all(rows.map((dead) => engine.revive(dead))), cursor });
}

async function deleteDeadLetter({ store }: Parts, _: Call, [id = '']: readonly string[]): Promise<Reply> {
  await store.delete('dead', deadOf(store, id).dlqId);
  return ok();
}

async function deleteDead({ store }: Parts, { query }: Call): Promise<Reply> {
  const chosen = store.all('dead').filter((dead) => matches(shownDeadLetter(dead), query));
  const { rows, cursor } = page(chosen, query, 100);
  await Promise.all(rows.map((dead) => store.delete('dead', dead.dlqId)));
  return ok({ deleted: rows.length, cursor });
}

function listEvents({ engine }: Parts, { query }: Call): Reply {
  const rows = engine.events.all().filter((event) => matches({ ...event }, query));
  const { rows: events, cursor } = page(rows, query, 1000);
  return ok({ events, cursor });
}

function rotateKeys({ keys }: Parts): Reply {
  keys.rotate();
  return ok(keys.read());
}

function messageOf(store: Store<Tables>, id: string) {
  const message = store.get('message', id);
  if (!message) throw new Refusal(404, `message ${id} not found`);
  return message;
}

function deadOf(store: Store<Tables>, id: string) {
  const dead = store.get('dead', id);
  if (!dead) throw new Refusal(404, `dlq message ${id} not found`);
  return dead;
}

function lowerCase(headers: Headers): Headers {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
