import { DatabaseUnavailable } from './errors.ts';

export interface Patience {
  /** Within this time a database that is gone is told from one that is only slow. */
  unavailableAfterMs: number;
  /** No answer after this time is no answer at all, though the database lives. */
  giveUpAfterMs: number;
}

/** What all statements of a handle know of the database: when it last answered one of them, and was last asked for a sign. */
export interface SignsOfLife {
  answeredAtMs: number;
  askedAtMs: number;
}

export const noSigns = (): SignsOfLife => ({ answeredAtMs: 0, askedAtMs: 0 });

/**
 * Sends a statement and waits with a bound. A stopped database and a slow statement look alike, so once nobody was answered
 * for half of `unavailableAfterMs` the database is asked for a sign of life: without one the statement is given up, with one
 * it may go on until `giveUpAfterMs`. An answer to anybody is such a sign, and one question serves all who wait: a question
 * of each would double the work of a database that is only busy, and come too late behind it. Who wakes late had no time to
 * read answers either, and looks again.
 */
export async function withPatience<T>(
  patience: Patience,
  signs: SignsOfLife,
  signOfLife: (signal: AbortSignal) => Promise<unknown>,
  send: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const abort = new AbortController();
  const half = patience.unavailableAfterMs / 2;
  const startMs = Date.now();
  let dueMs = startMs + half;
  let timer = setTimeout(look, half);

  function again(inMs: number): void {
    const nowMs = Date.now();
    const leftMs = startMs + patience.giveUpAfterMs - nowMs;
    dueMs = nowMs + inMs;
    timer = leftMs <= inMs ? setTimeout(() => abort.abort(), leftMs) : setTimeout(look, inMs);
  }

  const isLate = (nowMs: number, expectedMs: number) => nowMs - expectedMs > half / 2;

  function look(): void {
    const nowMs = Date.now();
    const silentMs = nowMs - signs.answeredAtMs;
    const askedMs = nowMs - signs.askedAtMs;
    const isWaitedFor = signs.askedAtMs > signs.answeredAtMs && signs.askedAtMs >= startMs;
    if (isLate(nowMs, dueMs)) again(half);
    else if (silentMs < half) again(half - silentMs);
    else if (askedMs < half) again(half - askedMs);
    else if (isWaitedFor) abort.abort();
    else ask(nowMs);
  }

  function ask(nowMs: number): void {
    signs.askedAtMs = nowMs;
    signOfLife(AbortSignal.timeout(half)).then(
      () => {
        signs.answeredAtMs = Date.now();
      },
      () => {
        if (isLate(Date.now(), nowMs + half)) signs.askedAtMs = 0;
        else if (signs.answeredAtMs <= nowMs) abort.abort();
      },
    );
    again(half);
  }

  try {
    const answer = await send(abort.signal);
    signs.answeredAtMs = Date.now();
    return answer;
  } catch (error) {
    if (abort.signal.aborted)
      throw new DatabaseUnavailable('The database did not answer in time', { cause: error });
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
