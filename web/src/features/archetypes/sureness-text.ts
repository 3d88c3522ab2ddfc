import type { MessageId } from '../../lib/intl/messages.ts';

/** How sure an archetype is, in words. @param confidence share of retests that would say the same */
export function surenessText(confidence: number): MessageId {
  if (confidence >= 0.7) return 'archetype.sure.high';
  return confidence >= 0.45 ? 'archetype.sure.middle' : 'archetype.sure.low';
}
