import { AppError } from '#workers/kernel/errors.ts';
import { lockByShare, SHARE_BYTES, unlockByShare } from '#workers/kernel/sealing/key-share.ts';
import { KEY_BYTES, type KeyOwner } from '#workers/kernel/sealing/master-keys.ts';
import type { Deps } from '#workers/kernel/verb.ts';
import type { StoredKey } from './key-queries.ts';

/**
 * What opens and makes data keys. Without `keyShares`, for a seed that runs outside of the Worker, a new key is wrapped by
 * the master key alone, and the Worker moves it when it is used first.
 */
export type KeyDeps = Pick<Deps, 'db' | 'masterKeys'> & { keyShares: Deps['keyShares'] | null };

/** Wraps a data key, with a share of its own where shares are kept. The share is stored when this resolves. */
export async function wrapDataKey(
  { masterKeys, keyShares }: Pick<KeyDeps, 'masterKeys' | 'keyShares'>,
  raw: Uint8Array<ArrayBuffer>,
  owner: KeyOwner,
): Promise<StoredKey> {
  if (keyShares === null) return { ...(await masterKeys.wrap(raw, owner)), shareId: null };
  const shareId = crypto.randomUUID();
  const share = crypto.getRandomValues(new Uint8Array(SHARE_BYTES));
  const locked = await lockByShare(raw, share, { ...owner, shareId });
  await reached(() => keyShares.keep(shareId, share));
  return { ...(await masterKeys.wrap(locked, owner)), shareId };
}

/** Throws DAY-SEAL-1001 when master key or share is absent, does not fit, or cannot be reached. */
export async function unwrapDataKey(
  { masterKeys, keyShares }: Pick<KeyDeps, 'masterKeys' | 'keyShares'>,
  { shareId, ...wrapped }: StoredKey,
  owner: KeyOwner,
): Promise<Uint8Array<ArrayBuffer>> {
  const held = await masterKeys.unwrap(wrapped, owner);
  if (held === null) throw new AppError('DAY-SEAL-1001');
  const raw = shareId === null ? held : await unlocked(held);
  // What a share locks is longer: a row whose share was taken off it opens nothing.
  if (raw?.length !== KEY_BYTES) throw new AppError('DAY-SEAL-1001');
  return raw;

  async function unlocked(locked: Uint8Array<ArrayBuffer>) {
    if (shareId === null || keyShares === null) return null;
    const share = await reached(() => keyShares.read(shareId));
    return share === null ? null : unlockByShare(locked, share, { ...owner, shareId });
  }
}

async function reached<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (cause) {
    throw new AppError('DAY-SEAL-1001', { cause });
  }
}
