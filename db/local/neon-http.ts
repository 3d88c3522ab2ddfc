import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import type { Engine } from './engine.ts';
import { extendedQuery, type Statement, SYNC, simpleQuery } from './wire-messages.ts';
import { type NeonError, type NeonResult, readReplies } from './wire-results.ts';

const statement = z.object({ query: z.string(), params: z.array(z.unknown()).default([]) });
const request = z.union([z.object({ queries: z.array(statement) }), statement]);

export type NeonAnswer =
  | { status: 200; body: NeonResult | { results: NeonResult[] } }
  | { status: 400; body: NeonError | { message: string } };

const LEVELS: Record<string, string> = {
  ReadUncommitted: 'read uncommitted',
  ReadCommitted: 'read committed',
  RepeatableRead: 'repeatable read',
  Serializable: 'serializable',
};

/** Answers one POST to Neon's `/sql`: a statement, or a list of them as one transaction. */
export async function answerSql(
  engine: Engine,
  headers: IncomingHttpHeaders,
  body: unknown,
): Promise<NeonAnswer> {
  const parsed = request.safeParse(body);
  if (!parsed.success) return { status: 400, body: { message: 'expected a query or a list of queries' } };
  if (headers['neon-array-mode'] !== 'true' || headers['neon-raw-text-output'] !== 'true') {
    return { status: 400, body: { message: 'only array mode with raw text output is spoken here' } };
  }
  if (!('queries' in parsed.data)) return await single(engine, parsed.data);
  return await batch(engine, beginStatement(headers), parsed.data.queries);
}

async function single(engine: Engine, query: Statement): Promise<NeonAnswer> {
  const { results, error } = await converse(engine, [extendedQuery(query), SYNC]);
  if (error !== null) return { status: 400, body: error };
  const [result] = results;
  return result === undefined
    ? { status: 400, body: { message: 'the statement gave no result' } }
    : { status: 200, body: result };
}

/** The whole transaction goes out in one message train: after a failure Postgres skips the rest of it by itself. */
async function batch(engine: Engine, begin: string, queries: readonly Statement[]): Promise<NeonAnswer> {
  const train = [{ query: begin, params: [] }, ...queries, { query: 'commit', params: [] }];
  const { results, error } = await converse(engine, [...train.map(extendedQuery), SYNC]);
  return error === null
    ? { status: 200, body: { results: results.slice(1, -1) } }
    : { status: 400, body: error };
}

async function converse(engine: Engine, messages: Buffer[]) {
  const session = await engine.acquire();
  let broken = true;
  try {
    const replies = readReplies(await session.exchange(Buffer.concat(messages)));
    if (replies.status !== 'I') await session.exchange(simpleQuery('rollback'));
    broken = false;
    return replies;
  } finally {
    session.release(broken);
  }
}

function beginStatement(headers: IncomingHttpHeaders): string {
  const level = LEVELS[String(headers['neon-batch-isolation-level'])];
  const words = ['begin'];
  if (level !== undefined) words.push('isolation level', level);
  if (headers['neon-batch-read-only'] === 'true') words.push('read only');
  if (headers['neon-batch-deferrable'] === 'true') words.push('deferrable');
  return words.join(' ');
}
