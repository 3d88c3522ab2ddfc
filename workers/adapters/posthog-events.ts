import { PostHog } from 'posthog-node/edge';
import type { ProductEvents } from '#workers/kernel/ports.ts';
import { allowedProperties } from '#workers/kernel/product-events.ts';
import { pseudonymOf } from '#workers/kernel/pseudonym.ts';
import { deletePostHogPerson } from './posthog-deletion.ts';

export interface PostHogEventsOptions {
  projectKey: string;
  host: string;
  /** Makes the pseudonyms. Another secret gives other pseudonyms. */
  secret: string;
  /** With it PostHog is asked to delete people; null: what it has is left to age out. */
  deletion: { projectId: string; personalKey: string } | null;
  /** Asked just before each event: whether this member allowed it, and nobody switched it off. */
  mayTell(memberId: string, isAllowed: boolean | undefined): Promise<boolean>;
  later(work: Promise<unknown>): void;
  now(): Date;
}

const REQUEST_MS = 3_000;
/** Besides our own properties, what the SDK needs to say of itself. */
const SDK_PROPERTIES = ['$lib', '$lib_version', '$is_server', '$geoip_disable', '$process_person_profile'];

/**
 * Product events to PostHog, under a pseudonym. The pseudonym has a profile there, with nothing in it: PostHog finds events
 * to delete by their profile, and those without one stay when a person is deleted. Only what the table of events allows
 * leaves, and the same is looked at once more just before it is sent. Nobody waits for it, and nobody notices when PostHog
 * is away.
 */
export function postHogEvents(options: PostHogEventsOptions): ProductEvents {
  const { projectKey, host, secret, deletion, mayTell, later, now } = options;
  const nameOf = (memberId: string) => pseudonymOf(secret, 'product events', memberId);
  let made: PostHog | undefined;
  // Made at the first event: outside of a request a Worker may not draw random numbers, and most isolates tell nothing.
  const client = () => {
    made ??= new PostHog(projectKey, {
      host,
      flushAt: 1,
      flushInterval: 0,
      requestTimeout: REQUEST_MS,
      fetchRetryCount: 1,
      disableGeoip: true,
      enableLocalEvaluation: false,
      before_send: onlyAllowed,
    });
    return made;
  };

  async function send(
    memberId: string,
    event: string,
    properties: object,
    isAllowed: boolean | undefined,
  ): Promise<void> {
    const allowed = allowedProperties(event, properties);
    if (allowed === null || !(await mayTell(memberId, isAllowed))) return;
    await client().captureImmediate({
      distinctId: await nameOf(memberId),
      event,
      properties: { ...allowed, $process_person_profile: true },
      // The day alone: a sequence of exact instants would be as telling as a name.
      timestamp: new Date(`${now().toISOString().slice(0, 10)}T00:00:00.000Z`),
    });
  }

  return {
    tell(memberId, event, properties, isAllowed) {
      later(send(memberId, event, properties, isAllowed).catch(() => undefined));
    },
    async forget(memberId) {
      if (deletion === null) return 'left';
      return deletePostHogPerson({ host, ...deletion }, await nameOf(memberId));
    },
  };
}

type BeforeSend = Extract<
  NonNullable<NonNullable<ConstructorParameters<typeof PostHog>[1]>['before_send']>,
  (event: never) => unknown
>;

const onlyAllowed: BeforeSend = (event) => {
  const { properties = {} } = event;
  const allowed = allowedProperties(event.event, properties);
  if (allowed === null) return null;
  const own = SDK_PROPERTIES.flatMap((name) => (name in properties ? [[name, properties[name]]] : []));
  return { ...event, properties: { ...Object.fromEntries(own), ...allowed } };
};
