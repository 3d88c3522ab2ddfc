const encoder = new TextEncoder();
const keys = new Map<string, Promise<CryptoKey>>();

function keyOf(secret: string): Promise<CryptoKey> {
  const known = keys.get(secret);
  if (known !== undefined) return known;
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const made = crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign', 'verify']);
  keys.set(secret, made);
  return made;
}

/** What a link is for, and until when. Fields hold no dot. */
export interface LinkContent {
  /** Separates one use of the secret from all others: a token of one purpose is none of another. */
  purpose: string;
  fields: readonly string[];
  expiresAt: Date;
}

/** `field.field.<seconds>.<HMAC-SHA256>`: works without a session, for one purpose, until it expires. */
export async function signLink(secret: string, { purpose, fields, expiresAt }: LinkContent): Promise<string> {
  if (fields.some((field) => field === '' || field.includes('.'))) throw new TypeError('A field has no dot');
  const text = [...fields, Math.floor(expiresAt.getTime() / 1000)].join('.');
  const mac = await crypto.subtle.sign('HMAC', await keyOf(secret), encoder.encode(`${purpose}\n${text}`));
  return `${text}.${toBase64Url(new Uint8Array(mac))}`;
}

export type OpenedLink = { kind: 'open'; fields: string[] } | { kind: 'expired' } | { kind: 'forged' };

/** Reads a link; the comparison takes the same time for every signature. */
export async function openLink(
  secret: string,
  token: string,
  { purpose, now }: { purpose: string; now: Date },
): Promise<OpenedLink> {
  const at = token.lastIndexOf('.');
  const mac = fromBase64Url(token.slice(at + 1));
  if (at < 1 || mac === null) return { kind: 'forged' };
  const text = token.slice(0, at);
  const isOurs = await crypto.subtle.verify(
    'HMAC',
    await keyOf(secret),
    mac,
    encoder.encode(`${purpose}\n${text}`),
  );
  if (!isOurs) return { kind: 'forged' };
  const fields = text.split('.');
  const expiresAt = Number(fields.pop());
  return expiresAt * 1000 > now.getTime() ? { kind: 'open', fields } : { kind: 'expired' };
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** Null for what is not exactly the base64url of 32 bytes: one token has one spelling. */
function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]{43}$/.test(text)) return null;
  const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
  return toBase64Url(bytes) === text ? bytes : null;
}
