export type PhotoKind = 'readable' | 'heic' | 'empty' | 'unknown';

const HEIF_BRANDS = ['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1'];

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}

/**
 * What the first twelve bytes say a file is: its name and declared type are not asked.
 * HEIC: ISO/IEC 23008-12, brand behind 'ftyp'. Anything that a browser can usually draw is 'readable'.
 */
export function photoKindOf(head: Uint8Array): PhotoKind {
  if (head.length === 0) return 'empty';
  if (ascii(head, 4, 8) === 'ftyp') {
    const brand = ascii(head, 8, 12);
    if (HEIF_BRANDS.includes(brand)) return 'heic';
    return brand === 'avif' ? 'readable' : 'unknown';
  }
  const isJpeg = head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff;
  const isPng = head[0] === 0x89 && ascii(head, 1, 4) === 'PNG';
  const isWebp = ascii(head, 0, 4) === 'RIFF' && ascii(head, 8, 12) === 'WEBP';
  return isJpeg || isPng || isWebp ? 'readable' : 'unknown';
}
