/** FNV-1a over UTF-16 units with a finish that spreads the low bits; begun from the kind of what is hashed. Unsigned, 32 bits. */
export function hashOf(kind: number, value: string): number {
  let hash = beginHash(kind);
  for (let at = 0; at < value.length; at += 1) hash = addToHash(hash, value.charCodeAt(at));
  return endHash(hash);
}

export const beginHash = (kind: number): number => Math.imul(2166136261 ^ kind, 16777619);
export const addToHash = (hash: number, unit: number): number => Math.imul(hash ^ unit, 16777619);

export function endHash(begun: number): number {
  const hash = Math.imul(begun ^ (begun >>> 16), 2246822507);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** Hashes lie evenly, so one is nearly always this close to where its size says. */
const NEAR = 256;

/** Where a hash stands in a sorted list, or -1. */
export function indexOf(sorted: Uint32Array, wanted: number): number {
  const guess = Math.floor((wanted / 2 ** 32) * sorted.length);
  let low = Math.max(0, guess - NEAR);
  let high = Math.min(sorted.length - 1, guess + NEAR);
  if ((sorted[low] ?? 0) > wanted) low = 0;
  if ((sorted[high] ?? 0) < wanted) high = sorted.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const value = sorted[middle] ?? 0;
    if (value === wanted) return middle;
    if (value < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Sorted hashes as the varints of their differences: about 2.3 bytes each for 40,000 of them. */
export function pushHashes(bytes: number[], hashes: Uint32Array): void {
  let last = 0;
  for (const hash of hashes) {
    let step = hash - last;
    last = hash;
    while (step >= 128) {
      bytes.push((step % 128) | 128);
      step = Math.floor(step / 128);
    }
    bytes.push(step);
  }
}

export function readHashes(
  bytes: Uint8Array,
  from: number,
  count: number,
): { hashes: Uint32Array; end: number } {
  const hashes = new Uint32Array(count);
  let [at, last] = [from, 0];
  for (let i = 0; i < count; i += 1) {
    let [step, factor, byte] = [0, 1, 128];
    while (byte >= 128) {
      byte = bytes[at] ?? 0;
      at += 1;
      step += (byte & 127) * factor;
      factor *= 128;
    }
    last += step;
    hashes[i] = last;
  }
  return { hashes, end: at };
}
