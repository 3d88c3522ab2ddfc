import { Buffer } from 'node:buffer';

/** Standard base64 (RFC 4648 §4). By the runtime itself: a photo takes a tenth of what it takes in JavaScript. */
export function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
