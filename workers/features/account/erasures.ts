import { endSubscriptions } from '#workers/features/billing/index.ts';
import { stopPrompts } from '#workers/features/prompts/index.ts';
import { AppError } from '#workers/kernel/errors.ts';
import { asId, type MemberId, newId } from '#workers/kernel/ids.ts';
import { keyedHash } from '#workers/kernel/keyed-hash.ts';
import type { JobMessage } from '#workers/kernel/ports.ts';
import type { Deps, Verb } from '#workers/kernel/verb.ts';
import { ALL_PERSONAL_DATA } from './all-personal-data.ts';
import {
  beginErasure,
  cancelErasureRow,
  dueErasures,
  type ErasureId,
  type ErasureRow,
  erasureById,
  erasureOfSubject,
  forgetHashes,
  leavingSince,
  subjectOf,
} from './erasure-queries.ts';
import { writeAudit } from './queries.ts';
import { receiptUrl } from './receipts.ts';
import { removeRows } from './removal-queries.ts';
import type { Erasure } from './schemas.ts';
import { openSubject, sealSubject } from './sealed-subject.ts';
import { signOutEverywhere } from './sessions.ts';

/** For as long an erasure can be taken back. */
export const UNDO_DAYS = 30;
const DAY_MS = 86_400_000;

export const subjectHashOf = (deps: Pick<Deps, 'linkSecret'>, subject: string) =>
  keyedHash(deps.linkSecret, 'erasure-subject', subject);

interface Leaving {
  deps: Deps;
  memberId: MemberId;
  subject: string;
  origin: ErasureRow['origin'];
  correlationId: string;
}

/**
 * Closes an account: from now on nothing in our tables leads to the person, every session is over, and after 30 days
 * everything goes. Closing it twice is closing it once.
 */
export async function startErasure(leaving: Leaving): Promise<ErasureRow> {
  const { deps, memberId, subject, origin, correlationId } = leaving;
  const id = newId<'erasure'>();
  const askedAt = deps.now();
  const row = await beginErasure(deps.db, {
    id,
    memberId,
    origin,
    subjectHash: await subjectHashOf(deps, subject),
    sealedSubject: await sealSubject(deps, id, subject),
    askedAt,
    dueAt: new Date(askedAt.getTime() + UNDO_DAYS * DAY_MS),
  });
  if (row === undefined) throw new Error('an erasure was not stored');
  deps.memberCache.deleteWhere((member) => member.id === memberId);
  if (row.id !== id) return row;
  await writeAudit(deps.db, {
    memberId,
    actor: origin === 'member' ? 'session' : origin,
    action: 'erasure.asked',
    subjectId: id,
    correlationId,
  });
  // The job does all of it again should it fail: a person who leaves need not wait for a vendor.
  const report = (error: unknown) => deps.errors.capture(error, { correlationId, route: 'erasure: closing' });
  await removeAtOnce(deps, row).catch(report);
  await signOutEverywhere(deps, memberId, subject).catch(report);
  deps.later(deps.jobs.enqueue([leaveJob({ id, memberId })]));
  return row;
}

/** What goes when the account is closed: addresses for pushes, and answers that were kept for a repeat. */
async function removeAtOnce(deps: Deps, { id, memberId }: ErasureRow): Promise<void> {
  for (const table of ALL_PERSONAL_DATA.flatMap(({ tables }) => tables)) {
    if (table.erase.kind !== 'delete' || !table.erase.isAtOnce) continue;
    const removal = { erasureId: asId<'erasure'>(id), memberId: asId<'member'>(memberId), table };
    while ((await removeRows(deps.db, removal, [])) > 0);
  }
}

/** The member's own wish to leave. */
export const askErasure: Verb<void, Erasure> = async ({ ctx, deps }) => {
  const { id: memberId } = ctx.member;
  const subject = await subjectOf(deps.db, memberId);
  if (subject === undefined) throw new AppError('DAY-AUTH-1009');
  const { correlationId } = ctx;
  return shape(deps, await startErasure({ deps, memberId, subject, origin: 'member', correlationId }));
};

/** What happens besides: subscriptions end, prompts stop, and sessions end should they not have ended yet. */
export async function leave(deps: Deps, erasureId: ErasureId, correlationId: string): Promise<void> {
  const row = await erasureById(deps.db, erasureId);
  if (row?.state !== 'waiting') return;
  const memberId = asId<'member'>(row.memberId);
  await removeAtOnce(deps, row);
  await stopPrompts(deps.db, memberId);
  await endSubscriptions({ deps, memberId, correlationId });
  const subject = await openSubject(deps, row);
  if (subject !== null) await signOutEverywhere(deps, memberId, subject);
}

/** The erasure of a signed-in person whose account is closed. */
export async function readErasure(deps: Deps, subject: string): Promise<Erasure> {
  return shape(deps, await waiting(deps, subject));
}

/** Takes it back, and gives the account back as it was. Subscriptions stay ended. */
export async function cancelErasure(
  deps: Deps,
  { subject, correlationId }: { subject: string; correlationId: string },
): Promise<void> {
  const { id, memberId } = await waiting(deps, subject);
  const now = deps.now();
  if (!(await cancelErasureRow(deps.db, asId<'erasure'>(id), subject, now)))
    throw new AppError('DAY-DATA-1004');
  await writeAudit(deps.db, {
    memberId,
    actor: 'session',
    action: 'erasure.cancelled',
    subjectId: id,
    correlationId,
  });
  const replan = { name: 'prompts-replan', payload: { memberId }, key: `${memberId}:back:${id}` };
  deps.later(deps.jobs.enqueue([replan]));
}

async function waiting(deps: Deps, subject: string): Promise<ErasureRow> {
  const row = await erasureOfSubject(deps.db, await subjectHashOf(deps, subject));
  if (row === undefined || row.state === 'done') throw new AppError('DAY-DATA-1004');
  return row;
}

async function shape(deps: Deps, row: ErasureRow): Promise<Erasure> {
  return {
    state: row.state === 'waiting' ? 'waiting' : 'running',
    askedAt: row.askedAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    receiptUrl: await receiptUrl(deps, row),
  };
}

const leaveJob = ({ id, memberId }: { id: string; memberId: string }): JobMessage => ({
  name: 'account-leave',
  payload: { memberId, erasureId: id },
  key: id,
});

/** What waits for its time, and what was lost on the way to the queue. An erasure that failed is tried again the next day. */
export async function strandedErasureJobs(
  deps: Pick<Deps, 'db' | 'now'>,
  limit: number,
): Promise<JobMessage[]> {
  const now = deps.now();
  const day = now.toISOString().slice(0, 10);
  const [due, left] = await Promise.all([
    dueErasures(deps.db, now, limit),
    leavingSince(deps.db, new Date(now.getTime() - DAY_MS), limit),
  ]);
  const erase = due.map(({ id }) => ({
    name: 'account-erase',
    payload: { erasureId: id },
    key: `${id}:${day}`,
  }));
  return [...erase, ...left.map(leaveJob)].slice(0, limit);
}

export async function tidyErasures(deps: Pick<Deps, 'db'>, now: Date): Promise<void> {
  await forgetHashes(deps.db, new Date(now.getTime() - DAY_MS));
}
