import { decrypt, encrypt, importAesKey } from './aes-gcm.ts';
import { utf8 } from './bytes.ts';

/** Keeps one answer so that only who sent the request can have it again. */
export interface AnswerSeal {
  /** Stands for the idempotency key where the answer is kept: 64 hex digits, from which the key cannot be told. */
  name: string;
  seal(answer: string): Promise<string>;
  /** Null when the key was another, or a bit was altered. */
  open(sealed: string): Promise<string | null>;
}

/**
 * AES-256-GCM under a key that HKDF-SHA256 (RFC 5869) derives from the idempotency key, salted with a secret of the
 * installation: the database with the secret does not open it, nor does the idempotency key without the secret.
 */
export async function answerSeal(secret: string, memberId: string, requestKey: string): Promise<AnswerSeal> {
  const root = await crypto.subtle.importKey('raw', utf8(requestKey), 'HKDF', false, ['deriveBits']);
  const info = utf8(`dayloom/answer-seal/1/${memberId}`);
  const by = { name: 'HKDF', hash: 'SHA-256', salt: utf8(secret), info };
  const bits = new Uint8Array(await crypto.subtle.deriveBits(by, root, 512));
  const key = await importAesKey(bits.slice(0, 32));
  const name = Array.from(bits.slice(32), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const place = `idempotency_keys.body/${memberId}/${name}`;
  return {
    name,
    seal: (answer) => encrypt(key, utf8(answer), place),
    async open(sealed) {
      const plain = await decrypt(key, sealed, place);
      return plain === null ? null : new TextDecoder().decode(plain);
    },
  };
}
