import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import type { BoundedLog } from '../bounded-log.ts';
import { jsonReply } from '../json-reply.ts';

export interface CapturedEvent {
  at: string;
  event: string;
  distinctId: string;
  /** All that was sent beside it. */
  properties: Record<string, unknown>;
}

const batch = z.object({
  api_key: z.string(),
  batch: z.array(
    z.object({
      event: z.string(),
      distinct_id: z.string(),
      properties: z.record(z.string(), z.unknown()).default({}),
    }),
  ),
});

/** PostHog's `POST /batch/` (https://posthog.com/docs/api/capture): kept, and sent nowhere. */
export function createEventSink(log: BoundedLog<CapturedEvent>, projectKey: string) {
  return async function receive(request: Request): Promise<Response> {
    const bytes = Buffer.from(await request.arrayBuffer());
    const isZipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
    const sent = batch.safeParse(parse((isZipped ? gunzipSync(bytes) : bytes).toString('utf8')));
    if (!sent.success) return jsonReply(400, { type: 'validation_error', detail: 'bad batch' });
    if (sent.data.api_key !== projectKey) return jsonReply(401, { type: 'authentication_error' });
    for (const { event, distinct_id: distinctId, properties } of sent.data.batch) {
      log.add({ at: new Date().toISOString(), event, distinctId, properties });
    }
    return jsonReply(200, { status: 'Ok' });
  };
}

/** PostHog's `GET /flags/definitions`: a boolean flag a name, for everybody or for nobody. */
export function flagDefinitions(flags: Readonly<Record<string, boolean>>): object {
  return {
    flags: Object.entries(flags).map(([key, active], at) => ({
      id: at + 1,
      name: key,
      key,
      active,
      deleted: false,
      filters: { groups: [{ properties: [], rollout_percentage: 100 }] },
      ensure_experience_continuity: false,
    })),
    group_type_mapping: {},
    cohorts: {},
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
