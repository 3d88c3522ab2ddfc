/**
 * Bounds what the server holds at once: photos, and the bytes of their bodies. A place is taken when the request's
 * headers are in, before its body is read, and given back when it was answered.
 */
export class Admission {
  readonly #maxPhotos: number;
  readonly #maxBytes: number;
  #photos = 0;
  #bytes = 0;

  constructor(maxPhotos: number, maxBytes: number) {
    this.#maxPhotos = maxPhotos;
    this.#maxBytes = maxBytes;
  }

  get photos(): number {
    return this.#photos;
  }

  /** Takes a place; gives what gives it back, or null when there is none. */
  enter(bytes: number): (() => void) | null {
    if (this.#photos + 1 > this.#maxPhotos || this.#bytes + bytes > this.#maxBytes) return null;
    this.#photos += 1;
    this.#bytes += bytes;
    return () => {
      this.#photos -= 1;
      this.#bytes -= bytes;
    };
  }
}
