/**
 * A member's pseudonym for one purpose: HMAC-SHA256 of their id under a key made for the purpose, hex. Without the secret
 * it leads to nobody, and pseudonyms of two purposes do not meet.
 */
export async function pseudonymOf(secret: string, purpose: string, memberId: string): Promise<string> {
  const key = await hmac(new Uint8Array(new TextEncoder().encode(secret)), `dayloom pseudonym: ${purpose}`);
  return toHex(await hmac(key, memberId));
}

async function hmac(secret: Uint8Array<ArrayBuffer>, text: string): Promise<Uint8Array<ArrayBuffer>> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', secret, algorithm, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text)));
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
