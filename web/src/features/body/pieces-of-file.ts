const PIECE_BYTES = 131_072;

/**
 * A file piece by piece, all of them in one memory: each lasts until the next is asked for. Where a browser cannot fill a memory that it is
 * given, each piece has its own.
 */
export async function* piecesOf(file: File): AsyncGenerator<Uint8Array> {
  const reader = fillerOf(file);
  if (reader === null) {
    for (let from = 0; from < file.size; from += PIECE_BYTES)
      yield new Uint8Array(await file.slice(from, from + PIECE_BYTES).arrayBuffer());
    return;
  }
  try {
    let memory = new ArrayBuffer(PIECE_BYTES);
    for (;;) {
      const { value, done } = await reader.read(new Uint8Array(memory));
      if (done || value === undefined) return;
      yield value;
      memory = value.buffer;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function fillerOf(file: File): ReadableStreamBYOBReader | null {
  try {
    return file.stream().getReader({ mode: 'byob' });
  } catch {
    return null;
  }
}
