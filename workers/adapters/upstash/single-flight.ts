/**
 * Lets callers with the same key share one piece of work. Another request's work may vanish with that request, so a caller
 * waits for it only so long and then does its own.
 */
export class SingleFlight {
  readonly #running = new Map<string, Promise<unknown>>();
  readonly #patienceMs: number;

  constructor(options: { patienceMs: number }) {
    this.#patienceMs = options.patienceMs;
  }

  /** One key always stands for one type of result. */
  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const running = this.#running.get(key) as Promise<T> | undefined;
    if (running !== undefined) {
      const shared = await within(running, this.#patienceMs);
      if (shared !== null) return shared.value;
    }
    const own = work();
    this.#running.set(key, own);
    try {
      return await own;
    } finally {
      if (this.#running.get(key) === own) this.#running.delete(key);
    }
  }
}

async function within<T>(work: Promise<T>, ms: number): Promise<{ value: T } | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms);
  });
  try {
    return await Promise.race([work.then((value) => ({ value })), late]);
  } finally {
    clearTimeout(timer);
  }
}
