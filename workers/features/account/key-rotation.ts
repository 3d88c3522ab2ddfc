import type { KeyOwner } from '#workers/kernel/sealing/master-keys.ts';
import type { Deps } from '#workers/kernel/verb.ts';
import {
  keysByMaster,
  keysUnderOlderMaster,
  keysWithoutShare,
  rewriteKeyRow,
  type StoredKey,
} from './key-queries.ts';
import { unwrapDataKey, wrapDataKey } from './key-wrapping.ts';

export interface Rotation {
  rewrapped: number;
  /** Keys that no present master key opens. They are left as they are, and found again when it is back. */
  unreadable: number;
  /** Where to go on, as the next call's `after`; null: this was the end. */
  next: string | null;
}

interface Batch {
  after?: string | null;
  limit: number;
}

/**
 * Wraps up to `limit` data keys by the current master key that an older one wraps. Each key is one compare-and-set, so
 * that it can be stopped anywhere, run twice at once, and be called again until `next` is null. Sealed texts and
 * shares stay as they are: only the outer wrapping changes, and no share is needed for it.
 */
export async function rewrapMemberKeys(
  { db, masterKeys }: Pick<Deps, 'db' | 'masterKeys'>,
  { after = null, limit }: Batch,
): Promise<Rotation> {
  const rows = await keysUnderOlderMaster(db, { version: masterKeys.current, after, limit });
  const done: Rotation = { rewrapped: 0, unreadable: 0, next: nextOf(rows, limit) };
  for (const { id: keyId, memberId, wrappedKey, masterVersion, shareId } of rows) {
    if (wrappedKey === null) continue;
    const from = { wrapped: wrappedKey, masterVersion, shareId };
    const held = await masterKeys.unwrap(from, { keyId, memberId });
    if (held === null) done.unreadable += 1;
    else {
      const to = { ...(await masterKeys.wrap(held, { keyId, memberId })), shareId };
      if (await rewriteKeyRow(db, keyId, from, to)) done.rewrapped += 1;
    }
  }
  return done;
}

export interface Moves extends Omit<Rotation, 'rewrapped'> {
  moved: number;
}

/** Gives up to `limit` data keys a share that have none. To be stopped and called again like `rewrapMemberKeys`. */
export async function moveMemberKeys(
  deps: Pick<Deps, 'db' | 'masterKeys' | 'keyShares'>,
  { after = null, limit }: Batch,
): Promise<Moves> {
  const rows = await keysWithoutShare(deps.db, { after, limit });
  const done: Moves = { moved: 0, unreadable: 0, next: nextOf(rows, limit) };
  for (const { id: keyId, memberId, wrappedKey, masterVersion } of rows) {
    if (wrappedKey === null) continue;
    const stored = { wrapped: wrappedKey, masterVersion, shareId: null };
    const owner = { keyId, memberId };
    const raw = await unwrapDataKey(deps, stored, owner).catch(() => null);
    if (raw === null) done.unreadable += 1;
    else if (await moveDataKey(deps, { raw, stored, owner })) done.moved += 1;
  }
  return done;
}

/** False: somebody else was first, or the key was destroyed; no share is left behind then. */
export async function moveDataKey(
  deps: Pick<Deps, 'db' | 'masterKeys' | 'keyShares'>,
  { raw, stored, owner }: { raw: Uint8Array<ArrayBuffer>; stored: StoredKey; owner: KeyOwner },
): Promise<boolean> {
  const key = await wrapDataKey(deps, raw, owner);
  const isMoved = await rewriteKeyRow(deps.db, owner.keyId, stored, key);
  if (!isMoved && key.shareId !== null) await deps.keyShares.destroy(key.shareId);
  return isMoved;
}

/** Which master keys wrap data keys still, and how many each. One that wraps none may leave the environment. */
export async function masterKeysInUse({
  db,
}: Pick<Deps, 'db'>): Promise<{ version: number; keys: number; withoutShare: number }[]> {
  return keysByMaster(db);
}

function nextOf(rows: readonly { id: string }[], limit: number): string | null {
  return rows.length < limit ? null : (rows.at(-1)?.id ?? null);
}
