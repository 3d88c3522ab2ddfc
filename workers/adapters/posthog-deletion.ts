import { z } from 'zod';
import { OperatorFault } from '#workers/kernel/operator-fault.ts';

export interface PostHogDeletionOptions {
  /** Where events go, such as https://eu.i.posthog.com; the API is at the same name without `i.`. */
  host: string;
  /** The number of the project, as its settings show it. */
  projectId: string;
  /** A personal key (`phx_…`) with the scope `person:write`. */
  personalKey: string;
}

const TIMEOUT_MS = 10_000;

const reply = z.object({
  persons_found: z.int(),
  persons_deleted: z.int().default(0),
  persons_queued_for_deletion: z.int().default(0),
  events_queued_for_deletion: z.boolean(),
  deletion_errors: z.array(z.unknown()).default([]),
});

/**
 * Asks PostHog to delete a person with all their events (https://posthog.com/docs/api/persons, `bulk_delete`). The person
 * goes within minutes, the events in a weekly run. `none`: PostHog knows nobody of this id. Throws when it did not take
 * all of it on.
 */
export async function deletePostHogPerson(
  { host, projectId, personalKey }: PostHogDeletionOptions,
  distinctId: string,
): Promise<'asked' | 'none'> {
  const origin = new URL(host).origin.replace('.i.posthog.com', '.posthog.com');
  const response = await fetch(`${origin}/api/projects/${projectId}/persons/bulk_delete/`, {
    method: 'POST',
    headers: { authorization: `Bearer ${personalKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ distinct_ids: [distinctId], delete_events: true, delete_recordings: true }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (response.status === 401 || response.status === 403)
    throw new OperatorFault('PostHog does not take POSTHOG_PERSONAL_KEY for deleting people.');
  if (!response.ok) throw new Error(`PostHog answered ${response.status} when it was to delete a person`);
  const said = reply.parse(await response.json());
  if (said.persons_found === 0) return 'none';
  const isTaken = said.persons_queued_for_deletion + said.persons_deleted >= said.persons_found;
  if (!isTaken || !said.events_queued_for_deletion || said.deletion_errors.length > 0)
    throw new Error('PostHog did not take on a deletion whole');
  return 'asked';
}
