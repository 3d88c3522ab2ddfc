import { decrypt, encrypt } from './aes-gcm.ts';
import { utf8 } from './bytes.ts';

/** Names the format, so that it is told from what a member's key sealed. */
const FORMAT = 'k1.';

/**
 * Seals a text by a secret of the installation, for what must be readable without the key of the member it is about:
 * AES-256-GCM under a key that HKDF-SHA256 (RFC 5869) derives from the secret. `place` must be said again to open it.
 */
export async function sealBySecret(secret: string, place: string, text: string): Promise<string> {
  return FORMAT + (await encrypt(await keyOf(secret), utf8(text), place));
}

/** Null when the secret or the place is another, or it was sealed in another way. */
export async function openBySecret(secret: string, place: string, sealed: string): Promise<string | null> {
  if (!sealed.startsWith(FORMAT)) return null;
  const plain = await decrypt(await keyOf(secret), sealed.slice(FORMAT.length), place);
  return plain === null ? null : new TextDecoder().decode(plain);
}

async function keyOf(secret: string): Promise<CryptoKey> {
  const root = await crypto.subtle.importKey('raw', utf8(secret), 'HKDF', false, ['deriveKey']);
  const by = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: utf8('dayloom/secret-seal/1') };
  const aes = { name: 'AES-GCM', length: 256 };
  return crypto.subtle.deriveKey(by, root, aes, false, ['encrypt', 'decrypt']);
}
