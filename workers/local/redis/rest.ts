import { z } from 'zod';
import { jsonReply, readJson } from '../json-reply.ts';
import { type Bytes, fromBytes, RedisError, type Reply, Status, toBytes } from './reply.ts';

/** What answers commands: the engine, or a Redis server behind a connection. */
export interface Backend {
  execute(words: readonly Bytes[]): Reply | Promise<Reply>;
  transaction(commands: readonly (readonly Bytes[])[]): Reply | Promise<Reply>;
}

const word = z.union([z.string(), z.number().transform(String), z.boolean().transform(String)]);
const command = z.array(word.transform(toBytes)).min(1);
const commands = z.array(command).min(1);

type Encoding = 'base64' | 'text';

/**
 * Upstash's REST shape (https://upstash.com/docs/redis/features/restapi): POST `/` with one command, `/pipeline` and
 * `/multi-exec` with several, a bearer token, and `Upstash-Encoding: base64`.
 */
export function restHandler(backend: Backend, token: string): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.headers.get('authorization') !== `Bearer ${token}`) {
      return jsonReply(401, { error: 'Unauthorized' });
    }
    if (request.method !== 'POST') return jsonReply(405, { error: 'ERR only POST is answered here' });
    const encoding = request.headers.get('upstash-encoding') === 'base64' ? 'base64' : 'text';
    const body = await readJson(request);
    switch (new URL(request.url).pathname) {
      case '/':
        return one(backend, body, encoding);
      case '/pipeline':
        return pipeline(backend, body, encoding);
      case '/multi-exec':
        return multiExec(backend, body, encoding);
      default:
        return jsonReply(404, { error: 'ERR no such path' });
    }
  };
}

const unreadable = () => jsonReply(400, { error: 'ERR failed to parse command' });

async function one(backend: Backend, body: unknown, encoding: Encoding): Promise<Response> {
  const parsed = command.safeParse(body);
  if (!parsed.success) return unreadable();
  const reply = await backend.execute(parsed.data);
  return jsonReply(reply instanceof RedisError ? 400 : 200, answerOf(reply, encoding));
}

async function pipeline(backend: Backend, body: unknown, encoding: Encoding): Promise<Response> {
  const parsed = commands.safeParse(body);
  if (!parsed.success) return unreadable();
  const replies = await Promise.all(parsed.data.map((words) => backend.execute(words)));
  return jsonReply(
    200,
    replies.map((reply) => answerOf(reply, encoding)),
  );
}

async function multiExec(backend: Backend, body: unknown, encoding: Encoding): Promise<Response> {
  const parsed = commands.safeParse(body);
  if (!parsed.success) return unreadable();
  const reply = await backend.transaction(parsed.data);
  if (!Array.isArray(reply)) return jsonReply(400, answerOf(reply, encoding));
  return jsonReply(
    200,
    reply.map((item) => answerOf(item, encoding)),
  );
}

function answerOf(reply: Reply, encoding: Encoding): { result: unknown } | { error: string } {
  if (reply instanceof RedisError) return { error: fromBytes(reply.message) };
  if (reply instanceof Status && reply.text === 'OK') return { result: 'OK' };
  return { result: encode(reply, encoding) };
}

/** Only an OK at the top stays readable under base64; a nested one is encoded like any other string. */
function encode(reply: Reply, encoding: Encoding): unknown {
  if (reply === null || typeof reply === 'number') return reply;
  if (reply instanceof RedisError) return fromBytes(reply.message);
  if (typeof reply !== 'string' && !(reply instanceof Status)) {
    return reply.map((item) => encode(item, encoding));
  }
  const bytes = reply instanceof Status ? reply.text : reply;
  return encoding === 'base64' ? Buffer.from(bytes, 'latin1').toString('base64') : fromBytes(bytes);
}
