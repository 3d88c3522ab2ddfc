import type { Redis } from '@upstash/redis';
import type { Revocations } from '#workers/kernel/ports.ts';

/** Longer than any session token lives, and than a provider's own revocation takes to arrive. */
const DAY_S = 24 * 60 * 60;

const keyOf = (sessionId: string) => `revoked:${sessionId}`;

/**
 * Sessions that ended early. When Redis cannot be asked a session counts as not revoked: its token lives for a minute and
 * the identity provider issues no other. `revoke` throws when the revocation was not stored.
 */
export function upstashRevocations(options: { quick: Redis; patient: Redis }): Revocations {
  return {
    async isRevoked(sessionId) {
      try {
        return (await options.quick.exists(keyOf(sessionId))) > 0;
      } catch {
        return false;
      }
    },
    async revoke(sessionId) {
      await options.patient.set(keyOf(sessionId), 1, { ex: DAY_S });
    },
  };
}
