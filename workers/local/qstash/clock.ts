const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Time as the stand-in sees it, so that its tests need not wait for a back-off of six hours. */
export interface Clock {
  /** Unix time in ms. */
  now(): number;
  /** Calls `run` once when `timeMs` is reached; the answer cancels it. */
  at(timeMs: number, run: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  at(timeMs, run) {
    let timer: NodeJS.Timeout;
    const arm = () => {
      const left = Math.max(0, timeMs - Date.now());
      timer = left > LONGEST_TIMER_MS ? setTimeout(arm, LONGEST_TIMER_MS) : setTimeout(run, left);
    };
    arm();
    return () => clearTimeout(timer);
  },
};
