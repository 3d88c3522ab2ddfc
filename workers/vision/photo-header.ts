export type PhotoFault = 'truncated' | 'animated' | 'too_many_pixels' | 'not_an_image';

export type PhotoFormat = 'jpeg' | 'png' | 'webp';

export type PhotoHeader =
  | { ok: true; format: PhotoFormat; width: number; height: number }
  | { ok: false; fault: PhotoFault };

/** Above this a photo is refused from its header, before anything is allocated for its pixels. */
export const MAX_PIXELS = 40_000_000;

/** A photo reaches its pixels within a few dozen segments or chunks; a file with more than this is made to waste time. */
const MOST_PARTS = 4096;

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/**
 * Reads what a photo says of itself: format and stored size (before any rotation), from the bytes alone.
 * Sources: ITU-T T.81 (JPEG), W3C PNG third edition (acTL is an animation), RFC 9649 (WebP).
 */
export function readPhotoHeader(bytes: Uint8Array): PhotoHeader {
  const header = readSize(bytes);
  if (!header.ok) return header;
  if (header.width === 0 || header.height === 0) return { ok: false, fault: 'not_an_image' };
  if (header.width * header.height > MAX_PIXELS) return { ok: false, fault: 'too_many_pixels' };
  return header;
}

/** Whether the file reaches its own end: EOI after the scan, IEND, or the length that RIFF promises. */
export function isWhole(bytes: Uint8Array, format: PhotoFormat): boolean {
  const view = viewOf(bytes);
  if (format === 'jpeg') {
    const scan = walkJpeg(view).scanAt;
    return (
      scan !== null && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('ffd9', scan, 'hex')
    );
  }
  if (format === 'webp') return bytes.length >= 8 && view.getUint32(4, true) + 8 <= bytes.length;
  for (const chunk of pngChunks(view)) if (chunk.type === 'IEND') return true;
  return false;
}

function readSize(bytes: Uint8Array): PhotoHeader {
  const view = viewOf(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && (bytes.length < 3 || bytes[2] === 0xff))
    return readJpeg(view);
  if (bytes.length >= 8 && PNG_SIGNATURE.every((byte, at) => bytes[at] === byte)) return readPng(view);
  if (textAt(view, 0, 4) === 'RIFF' && textAt(view, 8, 4) === 'WEBP') return readWebp(view);
  return { ok: false, fault: 'not_an_image' };
}

function readJpeg(view: DataView): PhotoHeader {
  const { frameAt, scanAt } = walkJpeg(view);
  if (frameAt === null || frameAt + 9 > view.byteLength) {
    return { ok: false, fault: scanAt === null ? 'truncated' : 'not_an_image' };
  }
  return {
    ok: true,
    format: 'jpeg',
    height: view.getUint16(frameAt + 5),
    width: view.getUint16(frameAt + 7),
  };
}

/** Offsets of the first frame header (SOF) and of the first scan (SOS), each null when it is not reached. */
function walkJpeg(view: DataView): { frameAt: number | null; scanAt: number | null } {
  let frameAt: number | null = null;
  let at = 2;
  for (let part = 0; part < MOST_PARTS && at + 4 <= view.byteLength; part++) {
    if (view.getUint8(at) !== 0xff) break;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xda) return { frameAt, scanAt: at };
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame && frameAt === null) frameAt = at;
    at += 2 + view.getUint16(at + 2);
  }
  return { frameAt, scanAt: null };
}

function readPng(view: DataView): PhotoHeader {
  let size: { width: number; height: number } | null = null;
  let parts = 0;
  for (const chunk of pngChunks(view)) {
    if (chunk.type === 'IHDR' && chunk.at + 16 <= view.byteLength) {
      size = { width: view.getUint32(chunk.at + 8), height: view.getUint32(chunk.at + 12) };
    }
    if (++parts > MOST_PARTS) return { ok: false, fault: 'not_an_image' };
    if (chunk.type === 'acTL') return { ok: false, fault: 'animated' };
    if (chunk.type === 'IDAT') break;
  }
  return size ? { ok: true, format: 'png', ...size } : { ok: false, fault: 'truncated' };
}

function* pngChunks(view: DataView): Generator<{ type: string; at: number }> {
  let at = 8;
  while (at + 8 <= view.byteLength) {
    yield { type: textAt(view, at + 4, 4), at };
    at += 12 + view.getUint32(at);
  }
}

function readWebp(view: DataView): PhotoHeader {
  if (view.byteLength < 30) return { ok: false, fault: 'truncated' };
  const chunk = textAt(view, 12, 4);
  if (chunk === 'VP8X') {
    if (view.getUint8(20) & 0x02) return { ok: false, fault: 'animated' };
    return webp(1 + uint24(view, 24), 1 + uint24(view, 27));
  }
  if (chunk === 'VP8 ') return webp(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff);
  if (chunk === 'VP8L') {
    const bits = view.getUint32(21, true);
    return webp(1 + (bits & 0x3fff), 1 + ((bits >>> 14) & 0x3fff));
  }
  return { ok: false, fault: 'not_an_image' };
}

function webp(width: number, height: number): PhotoHeader {
  return { ok: true, format: 'webp', width, height };
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}

function textAt(view: DataView, at: number, length: number): string {
  if (at + length > view.byteLength) return '';
  let text = '';
  for (let i = at; i < at + length; i++) text += String.fromCharCode(view.getUint8(i));
  return text;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
