import { seriesOf } from '#workers/features/body/pure/files/batches.ts';
import type { FileSample } from '#workers/features/body/pure/files/sample.ts';
import {
  type BatchOutcome,
  type CreatedBodySource,
  MOST_SAMPLES,
  type NewBodySource,
} from '#workers/features/body/schemas.ts';
import type { Api } from '../../lib/api/api-client.ts';
import { ApiError } from '../../lib/api/api-error.ts';

export interface Sent {
  stored: number;
  repeated: number;
  refused: number;
}

export const NOTHING_SENT: Sent = { stored: 0, repeated: 0, refused: 0 };

export function addSent(one: Sent, other: Sent): Sent {
  return {
    stored: one.stored + other.stored,
    repeated: one.repeated + other.repeated,
    refused: one.refused + other.refused,
  };
}

const LONGEST_WAIT_S = 90;
const MOST_WAITS = 5;

/** A large file is read faster than a member may send: where the server asks to wait, this waits and sends again. */
async function patiently<T>(send: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  for (let waits = 0; ; waits += 1) {
    try {
      return await send();
    } catch (error) {
      const isTooFast = error instanceof ApiError && error.status === 429 && error.retryAfterS !== null;
      if (!isTooFast || waits === MOST_WAITS || (error.retryAfterS ?? 0) > LONGEST_WAIT_S) throw error;
      await pause((error.retryAfterS ?? 1) * 1000, signal);
    }
  }
}

function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}

export function putSource(api: Api, source: NewBodySource): Promise<CreatedBodySource> {
  return api.read<CreatedBodySource>('/body-sources', { method: 'POST', body: source });
}

/** Sends samples, at most 10,000 to a request. What none of a request can be of a heart is counted as refused. */
export async function sendSamples(
  api: Api,
  sourceId: string,
  samples: readonly FileSample[],
  signal?: AbortSignal,
): Promise<Sent> {
  let sent = NOTHING_SENT;
  for (let from = 0; from < samples.length; from += MOST_SAMPLES) {
    const some = samples.slice(from, from + MOST_SAMPLES);
    sent = addSent(sent, await sendBatch(api, sourceId, some, signal));
  }
  return sent;
}

async function sendBatch(
  api: Api,
  sourceId: string,
  samples: readonly FileSample[],
  signal?: AbortSignal,
): Promise<Sent> {
  try {
    const body = { series: seriesOf(samples) };
    // The key of one batch stays, so that a repeat of it is answered as the first was.
    const idempotencyKey = crypto.randomUUID();
    const { stored, repeated, refused } = await patiently(
      () =>
        api.read<BatchOutcome>(`/body-sources/${sourceId}/samples`, {
          method: 'POST',
          body,
          idempotencyKey,
          ...(signal !== undefined && { signal }),
        }),
      signal,
    );
    return { stored, repeated, refused: refused.implausible + refused.ahead + refused.tooOld };
  } catch (error) {
    const isAllRefused = error instanceof ApiError && error.code === 'DAY-BODY-1003';
    if (!isAllRefused) throw error;
    return { ...NOTHING_SENT, refused: samples.length };
  }
}
