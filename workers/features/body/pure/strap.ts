export interface StrapReading {
  /** Beats a minute. */
  hr: number;
  /** Milliseconds, the oldest first; empty when the strap sends none. */
  rr: number[];
  /** False: the strap says that it does not touch the skin; null: it cannot tell. */
  hasContact: boolean | null;
}

/**
 * Reads a notification of the Heart Rate Measurement characteristic (0x2A37, Bluetooth GATT Specification Supplement 3.116): flags, the rate in one
 * or two bytes, energy in two when it is there, and intervals in 1/1024 s. Null for bytes that are none.
 */
export function readStrap(data: DataView): StrapReading | null {
  if (data.byteLength < 2) return null;
  const flags = data.getUint8(0);
  const isWide = (flags & 1) !== 0;
  if (isWide && data.byteLength < 3) return null;
  const hr = isWide ? data.getUint16(1, true) : data.getUint8(1);
  const hasContact = (flags & 4) === 0 ? null : (flags & 2) !== 0;
  const rr: number[] = [];
  if ((flags & 16) !== 0) {
    const from = (isWide ? 3 : 2) + ((flags & 8) === 0 ? 0 : 2);
    for (let at = from; at + 1 < data.byteLength; at += 2) rr.push((data.getUint16(at, true) / 1024) * 1000);
  }
  return { hr, rr, hasContact };
}
