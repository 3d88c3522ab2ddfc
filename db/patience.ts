import { DatabaseUnavailable } from './errors.ts';

export interface Patience {
  /** Within this time a database that is gone is told from one that is only slow. */
  unavailableAfterMs: number;
  /** No answer after this time is no answer at all, though the database lives. */
  giveUpAfterMs: number;
}

/**
 * Sends a statement and waits with a bound. A stopped database and a slow statement look alike, so half-way through
 * `unavailableAfterMs` the database is asked for a sign of life: without one the statement is given up, with one it
 * may go on until `giveUpAfterMs`.
 */
export async function withPatience<T>(
  patience: Patience,
  signOfLife: (signal: AbortSignal) => Promise<unknown>,
  send: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const abort = new AbortController();
  const half = patience.unavailableAfterMs / 2;
  let timer = setTimeout(() => {
    timer = setTimeout(() => abort.abort(), patience.giveUpAfterMs - half);
    signOfLife(AbortSignal.timeout(half)).catch(() => abort.abort());
  }, half);
  try {
    return await send(abort.signal);
  } catch (error) {
    if (abort.signal.aborted)
      throw new DatabaseUnavailable('The database did not answer in time', { cause: error });
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
