const JFIF = Uint8Array.from([0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]);

/** DQT, DHT, DRI and the frame headers (SOF): what a decoder needs before the scan (ITU-T T.81, B.2). */
function isNeeded(marker: number): boolean {
  return marker === 0xdb || marker === 0xdd || (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8);
}

/**
 * Rewrites a JPEG so that only what a decoder needs is left in front of its scan: no APPn but a fixed JFIF header, no
 * comment. The encoder is asked for no metadata as well; this holds whatever a release of it writes of its own accord
 * (resolution, profiles, comments). Throws on bytes that are no baseline JPEG of one scan.
 */
export function bareJpeg(jpeg: Uint8Array): Uint8Array<ArrayBuffer> {
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
  const kept: Uint8Array[] = [jpeg.subarray(0, 2), JFIF];
  let at = 2;
  while (at + 4 <= jpeg.length && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    if (marker === 0xda) return joined([...kept, jpeg.subarray(at)]);
    const end = at + 2 + view.getUint16(at + 2);
    if (isNeeded(marker)) kept.push(jpeg.subarray(at, end));
    at = end;
  }
  throw new Error('no scan in the encoded JPEG');
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
