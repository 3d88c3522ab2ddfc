import { decrypt, encrypt, importAesKey } from './aes-gcm.ts';
import { fromBase64 } from './bytes.ts';

export const KEY_BYTES = 32;

/** A member's data key as it is stored: sealed by a master key, which is named by its version. */
export interface WrappedKey {
  wrapped: string;
  masterVersion: number;
}

/** Whose key it is. Both ids are bound into the wrapping, so that a wrapped key opens for its own row and member alone. */
export interface KeyOwner {
  keyId: string;
  memberId: string;
}

/**
 * The master keys of an installation. Several may be present: new keys are wrapped by the highest version, and old ones
 * are unwrapped by the version they name. So a rotation adds a version, wraps row by row, may stop and go on at any row,
 * and an old version is taken out of the environment when no row names it any more.
 */
export interface MasterKeys {
  /** The version that wraps new keys. */
  readonly current: number;
  readonly versions: readonly number[];
  wrap(raw: Uint8Array<ArrayBuffer>, owner: KeyOwner): Promise<WrappedKey>;
  /** Null when the version is not present, or the key does not fit: nothing may be overwritten then. */
  unwrap(key: WrappedKey, owner: KeyOwner): Promise<Uint8Array<ArrayBuffer> | null>;
}

interface VersionedKey {
  version: number;
  raw: Uint8Array<ArrayBuffer>;
}

const ENTRY = /^(\d{1,6}):([\w+/=-]+)$/;

/**
 * Reads `MASTER_KEYS`: `<version>:<32 bytes in base64>`, separated by commas, such as `1:q83v…,2:EjRW…`. Null when an
 * entry is malformed, a key has not 32 bytes, a version comes twice, or there is none. It never throws with a key in it.
 */
export function parseMasterKeys(text: string): VersionedKey[] | null {
  const keys: VersionedKey[] = [];
  for (const entry of text.split(',').map((part) => part.trim())) {
    const [, version, encoded] = ENTRY.exec(entry) ?? [];
    const raw = encoded === undefined ? null : fromBase64(encoded);
    if (version === undefined || raw?.length !== KEY_BYTES) return null;
    keys.push({ version: Number(version), raw });
  }
  const isDistinct = new Set(keys.map((key) => key.version)).size === keys.length;
  return keys.length > 0 && isDistinct ? keys : null;
}

/** @param text as `parseMasterKeys` reads it. Throws a text without any key in it. */
export function masterKeys(text: string): MasterKeys {
  const parsed = parseMasterKeys(text);
  if (parsed === null) throw new TypeError('MASTER_KEYS must be <version>:<32 bytes in base64>, …');
  const keys = new Map(parsed.map(({ version, raw }) => [version, importAesKey(raw)]));
  const versions = [...keys.keys()].sort((a, b) => a - b);
  const current = Math.max(...versions);
  return {
    current,
    versions,
    async wrap(raw, owner) {
      const key = keys.get(current);
      if (key === undefined) throw new TypeError('there is no current master key');
      return { wrapped: await encrypt(await key, raw, placeOf(owner, current)), masterVersion: current };
    },
    async unwrap({ wrapped, masterVersion }, owner) {
      const key = keys.get(masterVersion);
      return key === undefined ? null : decrypt(await key, wrapped, placeOf(owner, masterVersion));
    },
  };
}

function placeOf({ keyId, memberId }: KeyOwner, version: number): string {
  return `dayloom/member-key/${version}/${keyId}/${memberId}`;
}
