import { decrypt, encrypt } from './aes-gcm.ts';
import { fromBase64, toBase64Url, utf8 } from './bytes.ts';
import type { KeyOwner } from './master-keys.ts';

export const SHARE_BYTES = 32;

/**
 * Random halves of what opens the members' data keys, kept outside of the database and of its backups. One that was
 * destroyed is nowhere any more: what its member wrote then opens in no copy of the database, with whatever master key.
 */
export interface KeyShares {
  /** Null when there is none of this id. Rejects when they cannot be reached. */
  read(id: string): Promise<Uint8Array<ArrayBuffer> | null>;
  keep(id: string, share: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Whether it is there, asked where it is kept and of no copy. */
  holds(id: string): Promise<boolean>;
  destroy(id: string): Promise<void>;
}

/** A share by its id, with the key that it helps to open. All three ids are bound into the lock. */
export interface ShareOwner extends KeyOwner {
  shareId: string;
}

/** Seals a data key by the member's share. A master key seals the outcome once more, and knows nothing of shares. */
export async function lockByShare(
  raw: Uint8Array<ArrayBuffer>,
  share: Uint8Array<ArrayBuffer>,
  owner: ShareOwner,
): Promise<Uint8Array<ArrayBuffer>> {
  const locked = fromBase64(await encrypt(await keyOf(share, owner), raw, placeOf(owner)));
  if (locked === null) throw new TypeError('a data key was not sealed');
  return locked;
}

/** Null when the share is another, or a bit was altered. */
export async function unlockByShare(
  locked: Uint8Array<ArrayBuffer>,
  share: Uint8Array<ArrayBuffer>,
  owner: ShareOwner,
): Promise<Uint8Array<ArrayBuffer> | null> {
  return decrypt(await keyOf(share, owner), toBase64Url(locked), placeOf(owner));
}

/** HKDF-SHA256 (RFC 5869) of the share, salted with the member's id. */
async function keyOf(share: Uint8Array<ArrayBuffer>, { memberId }: ShareOwner): Promise<CryptoKey> {
  const root = await crypto.subtle.importKey('raw', share, 'HKDF', false, ['deriveKey']);
  const by = { name: 'HKDF', hash: 'SHA-256', salt: utf8(memberId), info: utf8('dayloom/key-share/1') };
  const aes = { name: 'AES-GCM', length: 256 };
  return crypto.subtle.deriveKey(by, root, aes, false, ['encrypt', 'decrypt']);
}

function placeOf({ shareId, keyId, memberId }: ShareOwner): string {
  return `dayloom/key-share/1/${shareId}/${keyId}/${memberId}`;
}
