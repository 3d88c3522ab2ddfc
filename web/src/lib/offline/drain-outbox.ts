import type { Deed, Outbox } from './outbox.ts';
import { isWorthWaiting } from './worth-waiting.ts';

/**
 * Sends a member's deeds in the order in which they were done, and stops at the first that has to wait on: a later one
 * may rest on it. One that is refused for good stays, with the reason, until the person puts it away.
 */
export async function drainOutbox(
  outbox: Outbox,
  memberKey: string,
  send: (deed: Deed) => Promise<unknown>,
  reasonOf: (error: unknown) => string,
): Promise<{ sent: number }> {
  let sent = 0;
  for (const deed of await outbox.of(memberKey)) {
    if (deed.refusal !== undefined) continue;
    try {
      await send(deed);
      await outbox.remove(deed.id);
      sent += 1;
    } catch (error) {
      if (isWorthWaiting(error)) return { sent };
      await outbox.put({ ...deed, refusal: reasonOf(error) });
    }
  }
  return { sent };
}
