import type { ImageType } from './seen.ts';

function hasAt(bytes: Uint8Array, offset: number, expected: readonly number[]): boolean {
  return expected.every((byte, index) => bytes[offset + index] === byte);
}

/**
 * What the first bytes say a file is; its name and declared type are not asked.
 * JPEG: FF D8 FF (ISO 10918-1 B.1.1.3); PNG: its eight-byte signature (W3C PNG 5.2); WebP: RIFF….WEBP (RFC 9649 2.4).
 */
export function imageTypeOf(bytes: Uint8Array): ImageType | null {
  if (hasAt(bytes, 0, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (hasAt(bytes, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (hasAt(bytes, 0, [0x52, 0x49, 0x46, 0x46]) && hasAt(bytes, 8, [0x57, 0x45, 0x42, 0x50]))
    return 'image/webp';
  return null;
}
