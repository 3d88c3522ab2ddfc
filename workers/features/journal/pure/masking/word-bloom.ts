const HASHES = 5;

/** Whether a word is among those the bits were made of; it errs on the side of yes, about one time in fifty. */
export function bloomOf(bits: Uint8Array): (word: string) => boolean {
  return (word) => {
    for (const at of positionsOf(word, bits.length * 8))
      if ((((bits[at >> 3] ?? 0) >> (at & 7)) & 1) === 0) return false;
    return true;
  };
}

/** The bits that remember these words, in a Bloom filter of `bytes` bytes. */
export function bloomBits(words: Iterable<string>, bytes: number): Uint8Array {
  const bits = new Uint8Array(bytes);
  for (const word of words) {
    for (const at of positionsOf(word, bytes * 8)) bits[at >> 3] = (bits[at >> 3] ?? 0) | (1 << (at & 7));
  }
  return bits;
}

function positionsOf(word: string, size: number): number[] {
  let [one, two] = [2166136261, 40503];
  for (let at = 0; at < word.length; at += 1) {
    one = Math.imul(one ^ word.charCodeAt(at), 16777619);
    two = Math.imul(two ^ word.charCodeAt(at), 2246822519) ^ (two >>> 13);
  }
  const positions: number[] = [];
  for (let at = 0; at < HASHES; at += 1) positions.push(((one + Math.imul(at, two | 1)) >>> 0) % size);
  return positions;
}
