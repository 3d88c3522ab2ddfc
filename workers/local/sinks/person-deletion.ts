import { z } from 'zod';
import type { BoundedLog } from '../bounded-log.ts';
import { jsonReply, readJson } from '../json-reply.ts';
import type { CapturedEvent } from './event-sink.ts';

const asked = z.object({
  distinct_ids: z.array(z.string()).max(1000),
  delete_events: z.boolean().default(false),
  delete_recordings: z.boolean().default(false),
});

/**
 * PostHog's `POST /api/projects/<id>/persons/bulk_delete/`. As there, events are found by the person's profile: those that
 * were sent without one belong to nobody, and stay. PostHog deletes events in a weekly run, and this at once.
 */
export function createPersonDeletion(events: BoundedLog<CapturedEvent>, personalKey: string) {
  return async function receive(request: Request): Promise<Response> {
    if (request.headers.get('authorization') !== `Bearer ${personalKey}`)
      return jsonReply(401, { type: 'authentication_error' });
    const sent = asked.safeParse(await readJson(request));
    if (!sent.success) return jsonReply(400, { type: 'validation_error' });
    const { distinct_ids: ids, delete_events: withEvents, delete_recordings: withRecordings } = sent.data;
    const isTheirs = (event: CapturedEvent) =>
      ids.includes(event.distinctId) && event.properties.$process_person_profile !== false;
    const found = new Set(
      events
        .list()
        .filter(isTheirs)
        .map(({ distinctId }) => distinctId),
    ).size;
    if (withEvents) events.keep((event) => !isTheirs(event));
    return jsonReply(202, {
      persons_found: found,
      persons_deleted: 0,
      persons_queued_for_deletion: found,
      events_queued_for_deletion: withEvents && found > 0,
      recordings_queued_for_deletion: withRecordings && found > 0,
      deletion_errors: [],
    });
  };
}
