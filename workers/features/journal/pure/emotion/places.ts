/** Where hashes stand, found at once: `find` gives a hash's place in the list that it was made of, or -1. */
export interface Places {
  find(hash: number): number;
  /** Forgets all marks. */
  clear(): void;
  /** Marks a place; false when it was marked already. */
  mark(place: number): boolean;
}

const known = new WeakMap<Uint32Array, Places>();

/** Made once for a list: open addressing by the upper bits, a quarter full at most. The hashes lie evenly, so a look takes one step or two. */
export function placesOf(hashes: Uint32Array): Places {
  const made = known.get(hashes) ?? makePlaces(hashes);
  known.set(hashes, made);
  return made;
}

function makePlaces(hashes: Uint32Array): Places {
  const bits = Math.max(4, Math.ceil(Math.log2(Math.max(1, hashes.length) * 4)));
  const shift = 32 - bits;
  const mask = 2 ** bits - 1;
  const slots = new Int32Array(2 ** bits).fill(-1);
  for (let at = 0; at < hashes.length; at += 1) {
    let slot = (hashes[at] ?? 0) >>> shift;
    while (slots[slot] !== -1) slot = (slot + 1) & mask;
    slots[slot] = at;
  }
  const marks = new Uint32Array(hashes.length);
  let round = 0;
  return {
    clear() {
      round += 1;
    },
    mark(place) {
      if (marks[place] === round) return false;
      marks[place] = round;
      return true;
    },
    find(hash) {
      for (let slot = hash >>> shift; ; slot = (slot + 1) & mask) {
        const at = slots[slot] ?? -1;
        if (at < 0 || hashes[at] === hash) return at;
      }
    },
  };
}
