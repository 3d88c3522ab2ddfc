import { hashApiKey, parseApiKey } from '#workers/kernel/api-key.ts';
import type { Actor, Member } from '#workers/kernel/context.ts';
import { AppError } from '#workers/kernel/errors.ts';
import { newId } from '#workers/kernel/ids.ts';
import type { Deps } from '#workers/kernel/verb.ts';
import { erasureOfSubject } from './erasure-queries.ts';
import { subjectHashOf } from './erasures.ts';
import { addMember, apiKeyHolder, memberBySubject, toMember, touchApiKey } from './queries.ts';

/** The member of an identity provider's subject, made at the first request. Remembered by the isolate for a minute. */
export async function resolveMember({ deps, subject }: { deps: Deps; subject: string }): Promise<Member> {
  const now = deps.now();
  const nowMs = now.getTime();
  const known = deps.memberCache.get(subject, nowMs);
  if (known !== undefined) return known;
  let row = await memberBySubject(deps.db, subject);
  if (row === undefined) {
    await refuseLeaving(deps, subject);
    await addMember(deps.db, { id: newId<'member'>(), subject });
    row = await memberBySubject(deps.db, subject);
  }
  if (row === undefined) throw new Error('a member that was just added cannot be found');
  if (row.deletedAt !== null) throw new AppError('DAY-AUTH-1008');
  const member = toMember(row, now);
  deps.memberCache.set(subject, member, nowMs);
  return member;
}

/** Somebody who closed their account comes back before it is erased, or with a token that outlived it. */
async function refuseLeaving(deps: Deps, subject: string): Promise<void> {
  const erasure = await erasureOfSubject(deps.db, await subjectHashOf(deps, subject));
  if (erasure === undefined) return;
  if (erasure.state === 'done') throw new AppError('DAY-AUTH-1008');
  throw new AppError('DAY-AUTH-1009', {
    details: { dueAt: erasure.dueAt.toISOString(), state: erasure.state },
  });
}

export interface KeyHolder {
  member: Member;
  actor: Extract<Actor, { kind: 'api-key' }>;
}

/** The holder of an API key; null when it is misspelt, unknown, expired or revoked. */
export async function findApiKeyHolder(input: {
  deps: Deps;
  key: string;
  now: Date;
}): Promise<KeyHolder | null> {
  const { deps, key, now } = input;
  if (parseApiKey(key) === null) return null;
  const keyHash = await hashApiKey(key);
  const row = await apiKeyHolder(deps.db, keyHash, now);
  if (row === undefined) return null;
  const member = toMember(row, now);
  if (deps.touchedKeys.get(row.keyId, now.getTime()) === undefined) {
    deps.touchedKeys.set(row.keyId, true, now.getTime());
    deps.later(touchApiKey(deps.db, member.id, row.keyId, now));
  }
  return { member, actor: { kind: 'api-key', keyId: row.keyId, scopes: new Set(row.scopes) } };
}
