import { decrypt, encrypt } from './aes-gcm.ts';
import { toBase64Url, utf8 } from './bytes.ts';

/** Names the format, so that a later one can be told apart. */
const FORMAT = 's1.';
/** 60 bits: among a member's 100,000 stems, two fall together with a chance of 4 in a billion. */
const HASH_LETTERS = 10;

/** Hashes words so that equal words give equal hashes for one member and one purpose, and nothing else can be read off. */
export interface BlindIndex {
  /** Ten base64url letters (60 bits of HMAC-SHA256). */
  hash(word: string): Promise<string>;
  hashAll(words: readonly string[]): Promise<string[]>;
}

/** Seals and opens a member's words, and makes the keyed hashes by which they are found. */
export interface MemberSealer {
  /**
   * @param place where the sealed text will stand, `<table>.<column>/<row id>`: sealed text that was moved to another
   *   row or column does not open there.
   */
  seal(text: string, place: string): Promise<string>;
  /** Null when the text was not sealed by this key for this place, or was altered since. */
  open(sealed: string, place: string): Promise<string | null>;
  /** @param purpose such as 'journal-words': the same word has unrelated hashes for two purposes. */
  blindIndex(purpose: string): Promise<BlindIndex>;
}

/**
 * The sealer of one member: AES-256-GCM under a key that HKDF-SHA256 (RFC 5869) derives from the member's data key, and
 * HMAC-SHA256 under further keys derived from it, one a purpose. The member's id is part of every derivation and place.
 */
export async function memberSealer(
  dataKey: Uint8Array<ArrayBuffer>,
  memberId: string,
): Promise<MemberSealer> {
  const root = await crypto.subtle.importKey('raw', dataKey, 'HKDF', false, ['deriveKey']);
  const derivation = (info: string) => ({
    name: 'HKDF',
    hash: 'SHA-256',
    salt: utf8(memberId),
    info: utf8(info),
  });
  const aes = { name: 'AES-GCM', length: 256 };
  const sealing = await crypto.subtle.deriveKey(derivation('dayloom/seal/1'), root, aes, false, [
    'encrypt',
    'decrypt',
  ]);
  return {
    seal: async (text, place) => FORMAT + (await encrypt(sealing, utf8(text), `${memberId}/${place}`)),
    async open(sealed, place) {
      if (!sealed.startsWith(FORMAT)) return null;
      const plain = await decrypt(sealing, sealed.slice(FORMAT.length), `${memberId}/${place}`);
      return plain === null ? null : new TextDecoder().decode(plain);
    },
    async blindIndex(purpose) {
      const hmac = { name: 'HMAC', hash: 'SHA-256', length: 256 };
      const info = `dayloom/blind-index/1/${purpose}`;
      const key = await crypto.subtle.deriveKey(derivation(info), root, hmac, false, ['sign']);
      const hash = async (word: string) => {
        const digest = new Uint8Array(await crypto.subtle.sign('HMAC', key, utf8(word)));
        return toBase64Url(digest.subarray(0, 8)).slice(0, HASH_LETTERS);
      };
      return { hash, hashAll: (words) => Promise.all(words.map(hash)) };
    },
  };
}
