import { AppError } from '#workers/kernel/errors.ts';
import { type MemberId, newId } from '#workers/kernel/ids.ts';
import { KEY_BYTES } from '#workers/kernel/sealing/master-keys.ts';
import { type MemberSealer, memberSealer } from '#workers/kernel/sealing/member-sealer.ts';
import type { Deps } from '#workers/kernel/verb.ts';
import {
  destroyKeyRow,
  insertMemberKey,
  keysByMaster,
  keysUnderOlderMaster,
  memberKeyRow,
  rewriteKeyRow,
} from './key-queries.ts';

type KeyDeps = Pick<Deps, 'db' | 'masterKeys'>;

/**
 * Opens and seals what a member writes. The member's data key is made at first use; one round trip to the database.
 *
 *     const sealer = await memberSealerOf(deps, ctx.member.id);
 *     const sealed = await sealer.seal(note, `body_notes.note/${id}`);   // a text column
 *     const note = await sealer.open(sealed, `body_notes.note/${id}`);   // null: it was altered or moved
 *
 * Throws DAY-SEAL-1001 (503, retryable) when the key cannot be unwrapped, and changes nothing then: no key is made anew
 * over one that cannot be read. Throws DAY-SEAL-1002 when the key was destroyed.
 */
export async function memberSealerOf(deps: KeyDeps, memberId: MemberId): Promise<MemberSealer> {
  const row = (await memberKeyRow(deps.db, memberId)) ?? (await addMemberKey(deps, memberId));
  if (row === undefined) throw new AppError('DAY-SEAL-1001');
  if (row.wrappedKey === null) throw new AppError('DAY-SEAL-1002');
  const wrapped = { wrapped: row.wrappedKey, masterVersion: row.masterVersion };
  const raw = await deps.masterKeys.unwrap(wrapped, { keyId: row.id, memberId });
  if (raw === null) throw new AppError('DAY-SEAL-1001');
  return memberSealer(raw, memberId);
}

async function addMemberKey({ db, masterKeys }: KeyDeps, memberId: MemberId) {
  const keyId = newId<'member-key'>();
  const raw = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  await insertMemberKey(db, memberId, keyId, await masterKeys.wrap(raw, { keyId, memberId }));
  return memberKeyRow(db, memberId);
}

/** Destroys the member's data key: what they wrote can be read no more, in no backup either. False when there is none. */
export async function destroyMemberKey(
  { db }: Pick<Deps, 'db'>,
  memberId: MemberId,
  now: Date,
): Promise<boolean> {
  return destroyKeyRow(db, memberId, now);
}

export interface Rotation {
  rewrapped: number;
  /** Keys that no present master key opens. They are left as they are, and found again when it is back. */
  unreadable: number;
  /** Where to go on, as the next call's `after`; null: this was the end. */
  next: string | null;
}

/**
 * Wraps up to `limit` data keys by the current master key that an older one wraps. Each key is one compare-and-set, so
 * that it can be stopped anywhere, run twice at once, and be called again until `next` is null. Sealed texts
 * stay as they are: their key does not change, only its wrapping.
 */
export async function rewrapMemberKeys(
  { db, masterKeys }: KeyDeps,
  { after = null, limit }: { after?: string | null; limit: number },
): Promise<Rotation> {
  const rows = await keysUnderOlderMaster(db, { version: masterKeys.current, after, limit });
  const next = rows.length < limit ? null : (rows.at(-1)?.id ?? null);
  const done: Rotation = { rewrapped: 0, unreadable: 0, next };
  for (const { id: keyId, memberId, wrappedKey, masterVersion } of rows) {
    if (wrappedKey === null) continue;
    const from = { wrapped: wrappedKey, masterVersion };
    const raw = await masterKeys.unwrap(from, { keyId, memberId });
    if (raw === null) done.unreadable += 1;
    else if (await rewriteKeyRow(db, keyId, from, await masterKeys.wrap(raw, { keyId, memberId })))
      done.rewrapped += 1;
  }
  return done;
}

/** Which master keys wrap data keys still, and how many each. One that wraps none may leave the environment. */
export async function masterKeysInUse({
  db,
}: Pick<Deps, 'db'>): Promise<{ version: number; keys: number }[]> {
  return keysByMaster(db);
}
