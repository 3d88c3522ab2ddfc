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
    const { stored, repeated, refused } = await api.read<BatchOutcome>(`/body-sources/${sourceId}/samples`, {
      method: 'POST',
      body,
      ...(signal !== undefined && { signal }),
    });
    return { stored, repeated, refused: refused.implausible + refused.ahead + refused.tooOld };
  } catch (error) {
    const isAllRefused = error instanceof ApiError && error.code === 'DAY-BODY-1003';
    if (!isAllRefused) throw error;
    return { ...NOTHING_SENT, refused: samples.length };
  }
}
