import { ManualClock } from '#workers/local/qstash/testing.ts';

/** The queue's time: it stands still until it is put forward, and while it is held nothing falls due at all. */
export class HeldClock extends ManualClock {
  #held: (() => void)[] | null = null;

  hold(): void {
    this.#held ??= [];
  }

  release(): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const arm of held) arm();
  }

  /** Goes to the next instant at which something happens. */
  toNext(): void {
    const next = this.next();
    if (next === null) throw new Error('nothing is to happen');
    this.advance(Math.max(0, next - this.now()));
  }

  override at(timeMs: number, run: () => void): () => void {
    if (this.#held === null) return super.at(timeMs, run);
    let cancel: (() => void) | null = null;
    let isWanted = true;
    this.#held.push(() => {
      if (isWanted) cancel = super.at(timeMs, run);
    });
    return () => {
      isWanted = false;
      cancel?.();
    };
  }
}
