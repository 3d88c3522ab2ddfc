import { AppError } from '#workers/kernel/errors.ts';
import { type MemberId, newId } from '#workers/kernel/ids.ts';
import { KEY_BYTES } from '#workers/kernel/sealing/master-keys.ts';
import { type MemberSealer, memberSealer } from '#workers/kernel/sealing/member-sealer.ts';
import type { Deps } from '#workers/kernel/verb.ts';
import { destroyKeyRow, insertMemberKey, memberKeyRow } from './key-queries.ts';
import { moveDataKey } from './key-rotation.ts';
import { type KeyDeps, unwrapDataKey, wrapDataKey } from './key-wrapping.ts';

/**
 * Opens and seals what a member writes. The member's data key is made at first use; one round trip to the database, and
 * one read of the member's share in an isolate's life.
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
  const { id: keyId, wrappedKey, masterVersion, shareId } = row;
  if (wrappedKey === null) throw new AppError('DAY-SEAL-1002');
  const stored = { wrapped: wrappedKey, masterVersion, shareId };
  const raw = await unwrapDataKey(deps, stored, { keyId, memberId });
  const { keyShares } = deps;
  // A share that cannot be stored keeps nobody from reading: the next use tries again.
  if (shareId === null && keyShares !== null)
    await moveDataKey({ ...deps, keyShares }, { raw, stored, owner: { keyId, memberId } }).catch(() => false);
  return memberSealer(raw, memberId);
}

async function addMemberKey(deps: KeyDeps, memberId: MemberId) {
  const keyId = newId<'member-key'>();
  const raw = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  const key = await wrapDataKey(deps, raw, { keyId, memberId });
  const isFirst = await insertMemberKey(deps.db, memberId, keyId, key);
  if (!isFirst && key.shareId !== null) await deps.keyShares?.destroy(key.shareId);
  return memberKeyRow(deps.db, memberId);
}

/** Where the member's share lies; null when there is none any more, or never was. */
export async function shareOf(
  { db, keyShares }: Pick<Deps, 'db' | 'keyShares'>,
  memberId: MemberId,
): Promise<string | null> {
  const shareId = (await memberKeyRow(db, memberId))?.shareId ?? null;
  return shareId !== null && (await keyShares.holds(shareId)) ? shareId : null;
}

/**
 * Destroys the member's share and data key: what they wrote can be read no more, in no backup either. False when there
 * is no key, or was none any more. Nothing is unwrapped for it.
 */
export async function destroyMemberKey(
  { db, keyShares }: Pick<Deps, 'db' | 'keyShares'>,
  memberId: MemberId,
  now: Date,
): Promise<boolean> {
  const shareId = (await memberKeyRow(db, memberId))?.shareId ?? null;
  if (shareId !== null) {
    await keyShares.destroy(shareId);
    if (await keyShares.holds(shareId)) throw new Error('a destroyed share is still there');
  }
  return destroyKeyRow(db, memberId, now);
}
