import { fromBase64, toBase64Url, utf8 } from './bytes.ts';

/** NIST SP 800-38D recommends 96 bits for a nonce that is drawn at random. */
const NONCE_BYTES = 12;

/** AES-256-GCM over `plain`; the nonce stands before the ciphertext. `place` is bound, not stored: it must be said again to open. */
export async function encrypt(
  key: CryptoKey,
  plain: Uint8Array<ArrayBuffer>,
  place: string,
): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const additionalData = utf8(place);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, plain);
  const bytes = new Uint8Array(NONCE_BYTES + sealed.byteLength);
  bytes.set(iv);
  bytes.set(new Uint8Array(sealed), NONCE_BYTES);
  return toBase64Url(bytes);
}

/** Null when key, place or a single bit is not what it was. */
export async function decrypt(
  key: CryptoKey,
  text: string,
  place: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const bytes = fromBase64(text);
  if (bytes === null || bytes.length <= NONCE_BYTES) return null;
  const iv = bytes.slice(0, NONCE_BYTES);
  const additionalData = utf8(place);
  try {
    const plain = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv, additionalData },
      key,
      bytes.slice(NONCE_BYTES),
    );
    return new Uint8Array(plain);
  } catch {
    return null;
  }
}

export async function importAesKey(raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
}
