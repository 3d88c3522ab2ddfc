/** Of a tag, at most so many bytes are waited for; a longer one goes through. */
const LONGEST_TAG = 65_536;
const bytesOf = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const HEAD = bytesOf('<Record type="');
const [LESS, GREATER, SLASH, QUOTE, APOSTROPHE] = [0x3c, 0x3e, 0x2f, 0x22, 0x27];
/** The tag goes through; or the piece ended before that was known. */
const [KEPT, UNKNOWN] = [-1, -2];

/**
 * Leaves records of other kinds out of an Apple Health export while it is bytes: most of a file are steps and energy, and a text and an object
 * made of each were most of the memory and time that reading took. Only a record in the form that Apple writes, `type` first and nothing inside,
 * is left out; whatever else there is goes through as it came.
 */
export class AppleSieve {
  readonly #wanted: readonly Uint8Array[];
  #room = new Uint8Array(0);
  /** Where in the room the tag lies that the last piece broke off. */
  #held = { from: 0, to: 0 };

  /** @param kinds of records that go through, as `type` names them */
  constructor(kinds: readonly string[]) {
    this.#wanted = kinds.map((kind) => bytesOf(`${kind}"`));
  }

  /** What goes through of a piece. It lies in a room that the next piece uses again. */
  push(piece: Uint8Array): Uint8Array {
    const end = this.#take(piece);
    const room = this.#room.subarray(0, end);
    let [read, write] = [0, 0];
    const keep = (until: number) => {
      if (read !== write) room.copyWithin(write, read, until);
      write += until - read;
      read = until;
    };
    for (let from = 0; ; ) {
      const open = room.indexOf(LESS, from);
      if (open === -1) break;
      const after = this.#endOfOther(room, open);
      if (after === UNKNOWN && end - open < LONGEST_TAG) {
        keep(open);
        this.#held = { from: open, to: end };
        return room.subarray(0, write);
      }
      from = open + 1;
      if (after < 0) continue;
      keep(open);
      read = after;
      while (isSpace(room[read])) read += 1;
      from = read;
    }
    keep(end);
    return room.subarray(0, write);
  }

  /** What the last piece broke off. */
  end(): Uint8Array {
    const { from, to } = this.#held;
    this.#held = { from: 0, to: 0 };
    return this.#room.subarray(from, to);
  }

  /** Lays a piece behind what was held back, and tells where it ends. */
  #take(piece: Uint8Array): number {
    const { from, to } = this.#held;
    const held = to - from;
    this.#held = { from: 0, to: 0 };
    if (held + piece.byteLength > this.#room.byteLength) {
      const larger = new Uint8Array(held + piece.byteLength + LONGEST_TAG);
      larger.set(this.#room.subarray(from, to));
      this.#room = larger;
    } else this.#room.copyWithin(0, from, to);
    this.#room.set(piece, held);
    return held + piece.byteLength;
  }

  /** Where the tag at `open` ends, when it is a record of another kind with nothing inside. */
  #endOfOther(room: Uint8Array, open: number): number {
    const head = compare(room, open, HEAD);
    if (head !== SAME) return head;
    const kindAt = open + HEAD.byteLength;
    for (const wanted of this.#wanted) {
      const answer = compare(room, kindAt, wanted);
      if (answer === UNKNOWN) return UNKNOWN;
      if (answer === SAME) return KEPT;
    }
    for (let at = kindAt - 1; at < room.byteLength; at += 1) {
      const byte = room[at];
      if (byte === QUOTE || byte === APOSTROPHE) {
        at = room.indexOf(byte, at + 1);
        if (at === -1) return UNKNOWN;
      } else if (byte === LESS) return KEPT;
      else if (byte === GREATER) return room[at - 1] === SLASH ? at + 1 : KEPT;
    }
    return UNKNOWN;
  }
}

const SAME = 0;

function compare(
  room: Uint8Array,
  at: number,
  wanted: Uint8Array,
): typeof SAME | typeof KEPT | typeof UNKNOWN {
  const length = Math.min(wanted.byteLength, room.byteLength - at);
  for (let place = 0; place < length; place += 1) if (room[at + place] !== wanted[place]) return KEPT;
  return length === wanted.byteLength ? SAME : UNKNOWN;
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
