const encoder = new TextEncoder();

/**
 * HMAC-SHA256 of a text under a secret, hex, for one purpose: equal texts are recognised by whoever has the secret, and
 * nothing else can be read off.
 */
export async function keyedHash(secret: string, purpose: string, text: string): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign']);
  const mac = await crypto.subtle.sign('HMAC', key, encoder.encode(`${purpose}\n${text}`));
  return [...new Uint8Array(mac)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
