import { z } from '@hono/zod-openapi';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { claimKey, finishKey, releaseKey } from '#workers/features/account/index.ts';
import { AppError } from '#workers/kernel/errors.ts';
import { keyedHash } from '#workers/kernel/keyed-hash.ts';
import { type AnswerSeal, answerSeal } from '#workers/kernel/sealing/answer-seal.ts';
import type { Http } from './types.ts';

export const idempotencyHeader = z.object({
  'idempotency-key': z.string().optional().meta({
    description:
      'Makes a repeat harmless: the same key and body give the same answer. 8 to 128 visible ASCII characters.',
  }),
});

const KEY = /^[\x21-\x7e]{8,128}$/;

/**
 * Runs `act` once per `Idempotency-Key`. The same key with the same path and digest gives the stored answer, with another
 * one 422, and 409 while the first is still running. The claim rests on a unique key in Postgres. A refusal frees the key,
 * so that a corrected request may use it again. Without the header, `act` just runs. What was sent is kept as a keyed hash:
 * a short note could be guessed from a plain one.
 *
 * @param digest SHA-256 over what was sent, hex; by default over the body's text.
 */
export function idempotently<R extends Response>(http: Http, act: Act<R>, digest?: string): Promise<R> {
  return once(http, act, { digest, keep: async (key) => ({ name: key, seal: asItIs, open: asItIs }) });
}

/**
 * The same for an answer that holds a secret: it is kept under a key that is made from the `Idempotency-Key`, and neither
 * is kept, so that a repeat can read it and the database cannot.
 */
export function idempotentlySealed<R extends Response>(http: Http, act: Act<R>): Promise<R> {
  return once(http, act, {
    keep: (key) => answerSeal(http.get('deps').linkSecret, http.get('ctx').member.id, key),
  });
}

/** @param requestKey names the request in the database; null without the header. */
type Act<R> = (requestKey: string | null) => Promise<R>;

interface Keeping {
  digest?: string | undefined;
  keep(key: string): Promise<AnswerSeal>;
}

const asItIs = async (text: string) => text;

async function once<R extends Response>(http: Http, act: Act<R>, { digest, keep }: Keeping): Promise<R> {
  const sent = http.req.header('idempotency-key');
  if (sent === undefined) return act(null);
  if (!KEY.test(sent)) throw new AppError('DAY-IDEM-1003');
  const ctx = http.get('ctx');
  const deps = http.get('deps');
  const { name: key, seal, open } = await keep(sent);
  const claim = await claimKey({
    ctx,
    deps,
    input: {
      key,
      route: `${http.req.method} ${http.get('routePath')}`,
      digest: await keyedHash(
        deps.linkSecret,
        'idempotency-digest',
        `${ctx.member.id} ${http.req.path} ${digest ?? (await http.req.text())}`,
      ),
    },
  });
  if (claim.kind === 'mismatch') throw new AppError('DAY-IDEM-1001');
  if (claim.kind === 'running') throw new AppError('DAY-IDEM-1002', { retryAfterS: 1 });
  if (claim.kind === 'done') return replay<R>(http, claim.status, await open(claim.body));
  try {
    const response = await act(key);
    const body = await seal(await response.clone().text());
    await finishKey({ ctx, deps, input: { key, status: response.status, body } });
    return response;
  } catch (error) {
    await releaseKey({ ctx, deps, input: { key } }).catch(() => undefined);
    throw error;
  }
}

/** The stored answer has the type of the first one: it is the same bytes. */
function replay<R extends Response>(http: Http, status: number, body: string | null): R {
  if (body === null) throw new Error('a kept answer does not open');
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Replayed': 'true' };
  return http.body(body, status as ContentfulStatusCode, headers) as Response as R;
}
