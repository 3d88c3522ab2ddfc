import { Redis, type Requester } from '@upstash/redis';
import type { Breaker } from './breaker.ts';
import { type Answer, type Send, shareRoundTrips } from './shared-round-trips.ts';

export interface ConnectionOptions {
  url: string;
  token: string;
  /** For a round trip, from sending to the whole answer. */
  timeoutMs: number;
  breaker?: Breaker;
  /** Told of the first failure after all was well. */
  report?: ((error: unknown) => void) | undefined;
  /** Keeps a request alive until the work is over. */
  later?: ((work: Promise<unknown>) => void) | undefined;
}

/**
 * Upstash's client with our own transport beneath it: all commands that are given in one turn of the event loop travel as one
 * pipeline (https://upstash.com/docs/redis/features/restapi). The client's own auto-pipelining sends reads and writes
 * apart, tries twice, and waits for as long as it takes.
 */
export function connect(options: ConnectionOptions): Redis {
  const { timeoutMs: patienceMs, later } = options;
  const ask = inOnePipeline(shareRoundTrips(guarded(sender(options), options), { patienceMs, later }));
  const requester: Requester = {
    readYourWrites: false,
    async request<Result>({ body }: { body?: unknown }) {
      return trusted<Result>(await ask(body));
    },
  };
  return new Redis(requester);
}

/** The client knows the shape of each command's answer; JSON cannot say it. */
function trusted<Result>({ result, error }: Answer): { result?: Result; error?: string } {
  return error === undefined ? { result: result as Result } : { error };
}

function sender({ url, token, timeoutMs }: ConnectionOptions): Send {
  const endpoint = `${url.replace(/\/$/, '')}/pipeline`;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return async (commands) => {
    const controller = new AbortController();
    // Unlike AbortSignal.timeout, nothing stays behind when the answer is there.
    const timer = setTimeout(() => controller.abort(), timeoutMs);
    try {
      const body = JSON.stringify(commands);
      const response = await fetch(endpoint, { method: 'POST', headers, body, signal: controller.signal });
      return await readAnswers(response, commands.length);
    } finally {
      clearTimeout(timer);
    }
  };
}

async function readAnswers(response: Response, count: number): Promise<Answer[]> {
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error(`Upstash Redis answered ${response.status}`);
  }
  const answers: unknown = await response.json();
  if (!Array.isArray(answers) || answers.length !== count) {
    throw new Error('Upstash Redis answered another number of commands');
  }
  return answers;
}

function guarded(send: Send, { breaker, report }: ConnectionOptions): Send {
  return async (commands) => {
    if (breaker?.admits() === false) throw new Error('Upstash Redis failed a moment ago');
    try {
      const answers = await send(commands);
      breaker?.succeeded();
      return answers;
    } catch (error) {
      if (breaker?.failed() !== false) report?.(error);
      throw error;
    }
  };
}

/**
 * Collects what is asked before the next microtask. Workers run one request's turn to its end before another's begins, so
 * what is collected here is one request's.
 */
function inOnePipeline(send: Send): (command: unknown) => Promise<Answer> {
  let open: { commands: unknown[]; answers: Promise<Answer[]> } | null = null;
  return async (command) => {
    if (open === null) {
      const commands: unknown[] = [];
      const answers = Promise.resolve().then(() => {
        open = null;
        return send(commands);
      });
      open = { commands, answers };
    }
    const at = open.commands.push(command) - 1;
    return (await open.answers)[at] ?? { error: 'ERR no answer' };
  };
}
