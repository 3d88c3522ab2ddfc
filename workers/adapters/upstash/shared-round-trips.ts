export interface Answer {
  result?: unknown;
  error?: string;
}

export type Send = (commands: readonly unknown[]) => Promise<Answer[]>;

export interface SharingOptions {
  /** From asking until the answer, the wait for a place included. `send` gives up by then too. */
  patienceMs: number;
  /** So many go out without waiting. */
  atOnce?: number;
  /** Keeps the request that sends alive, though its own client went away: others wait for its answer. */
  later?: ((work: Promise<unknown>) => unknown) | undefined;
  nowMs?: () => number;
}

interface Waiting {
  commands: readonly unknown[];
  /** Makes it send for all that wait. */
  lead(): void;
  answer(answers: Answer[]): void;
  fail(error: unknown): void;
}

const MOST_TOGETHER = 200;

/**
 * Lets the requests of an isolate share round trips once `atOnce` are under way: who comes then waits for one to be back, and
 * one of those who wait sends for all of them. Each command is still sent, and answered for itself. Nobody waits for a Redis
 * that last took more than half of their patience.
 *
 * A request's I/O belongs to it, so everybody waits for a promise of their own, with a timer of their own: the runtime ends
 * a request that waits for nothing else, and another request may vanish.
 */
export function shareRoundTrips(send: Send, options: SharingOptions): Send {
  const { patienceMs, atOnce = 4, later = () => undefined, nowMs = Date.now } = options;
  let underWay = 0;
  let lastTookMs = 0;
  let line: Waiting[] = [];

  async function roundTrip(commands: readonly unknown[]): Promise<Answer[]> {
    const startMs = nowMs();
    underWay += 1;
    try {
      return await send(commands);
    } finally {
      underWay = Math.max(0, underWay - 1);
      lastTookMs = nowMs() - startMs;
      line.shift()?.lead();
    }
  }

  async function sendForAll(first: Waiting): Promise<void> {
    const all = [first, ...line.splice(0, MOST_TOGETHER)];
    try {
      const answers = await roundTrip(all.flatMap(({ commands }) => commands));
      let at = 0;
      for (const { commands, answer } of all) {
        answer(answers.slice(at, at + commands.length));
        at += commands.length;
      }
    } catch (error) {
      for (const { fail } of all) fail(error);
    }
  }

  function inLine(commands: readonly unknown[]): Promise<Answer[]> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        line = line.filter((one) => one !== waiting);
        // Nothing is under way for longer than this; whoever was is gone.
        underWay = 0;
        reject(new Error('Upstash Redis had no place in time'));
      }, patienceMs);
      const waiting: Waiting = {
        commands,
        lead: () => undefined,
        answer(answers) {
          clearTimeout(timer);
          resolve(answers);
        },
        fail(error) {
          clearTimeout(timer);
          reject(error);
        },
      };
      const turn = new Promise<void>((lead) => {
        waiting.lead = lead;
      });
      void turn.then(() => later(sendForAll(waiting)));
      line.push(waiting);
    });
  }

  return (commands) => {
    const mustWait = underWay >= atOnce && lastTookMs * 2 < patienceMs;
    if (mustWait) return inLine(commands);
    const answers = roundTrip(commands);
    later(answers);
    return answers;
  };
}
