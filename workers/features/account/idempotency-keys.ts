import type { Verb } from '#workers/kernel/verb.ts';
import { claimOf, deleteClaim, insertClaim, type KeyClaim, storeAnswer } from './queries.ts';

/** A runner that has not answered after this is taken to be gone, and the next request with its key runs again. */
const LEASE_MS = 60_000;

export type ClaimOutcome =
  | { kind: 'run' }
  | { kind: 'mismatch' }
  | { kind: 'running' }
  | { kind: 'done'; status: number; body: string };

export const claimKey: Verb<KeyClaim, ClaimOutcome> = async ({ ctx, input, deps }) => {
  const leaseUntil = new Date(ctx.now.getTime() + LEASE_MS);
  if (await insertClaim(deps.db, ctx.member.id, input, ctx.now, leaseUntil)) return { kind: 'run' };
  const known = await claimOf(deps.db, ctx.member.id, input.key);
  if (known === undefined) return { kind: 'running' };
  if (known.digest !== input.digest || known.route !== input.route) return { kind: 'mismatch' };
  if (known.state === 'running' || known.status === null) return { kind: 'running' };
  return { kind: 'done', status: known.status, body: known.body ?? '' };
};

export const finishKey: Verb<{ key: string; status: number; body: string }, void> = async ({
  ctx,
  input,
  deps,
}) => storeAnswer(deps.db, ctx.member.id, input);

export const releaseKey: Verb<{ key: string }, void> = async ({ ctx, input, deps }) =>
  deleteClaim(deps.db, ctx.member.id, input.key);
