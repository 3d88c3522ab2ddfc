import type { Child } from './child-process.ts';

export interface KeptAliveOptions {
  name: string;
  start: () => Child;
  /** Restarts within a minute before it is given up. */
  restarts?: number;
  /** A pause that grows by itself with each restart. */
  pauseMs?: number;
  say: (line: string) => void;
  onChange: () => void;
  onGivenUp: (name: string) => void;
}

export interface KeptAlive {
  name: string;
  /** Settles with the first start. Rejects, with nothing left running, when that failed. */
  ready: Promise<void>;
  state(): { pid: number; restarts: number; running: boolean };
  stop(): Promise<void>;
}

/** Starts a child, and once it was ready starts it again, a bounded number of times, when it dies. */
export function keepAlive(options: KeptAliveOptions): KeptAlive {
  const bound = options.restarts ?? 3;
  const died: number[] = [];
  let restarts = 0;
  let running = true;
  let stopping = false;
  let wasReady = false;
  let child = options.start();
  options.onChange();

  async function watch(): Promise<void> {
    const { code, signal } = await child.exited;
    if (stopping) return;
    running = false;
    await child.stop(0);
    const now = Date.now();
    died.push(now);
    const recent = died.filter((at) => now - at < 60_000).length;
    if (recent > bound) {
      options.say(`${options.name} ended ${recent} times in a minute and is given up.`);
      options.onGivenUp(options.name);
      return;
    }
    options.say(
      `${options.name} ended (${signal ?? `code ${code}`}); starting it again (${recent} of ${bound}).`,
    );
    await new Promise((resolve) => setTimeout(resolve, (options.pauseMs ?? 250) * recent));
    if (stopping) return;
    child = options.start();
    child.ready.catch(() => child.stop(0));
    restarts += 1;
    running = true;
    options.onChange();
    void watch();
  }

  async function firstStart(): Promise<void> {
    try {
      await child.ready;
    } catch (error) {
      stopping = true;
      await child.stop(0);
      throw error;
    }
    wasReady = true;
    void watch();
  }

  return {
    name: options.name,
    ready: firstStart(),
    state: () => ({ pid: child.pid, restarts, running }),
    async stop() {
      stopping = true;
      // Before it was ready there is nothing that it could still bring to an end.
      await child.stop(wasReady ? undefined : 300);
    },
  };
}
