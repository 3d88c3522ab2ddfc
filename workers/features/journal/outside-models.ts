import { hasConsent } from '#workers/features/account/index.ts';
import type { MemberId } from '#workers/kernel/ids.ts';
import type { Deps } from '#workers/kernel/verb.ts';
import type { MaskSpan } from './pure/masking/kinds.ts';
import { maskIdentity } from './pure/masking/mask-identity.ts';
import { wellFormed } from './pure/well-formed.ts';

/** Longer entries leave by their beginning alone. */
export const MOST_LEAVES = 8_000;

/** What of a text would leave for an outside model: its beginning, with identity masked. */
export function whatLeaves(text: string): { masked: string; spans: MaskSpan[] } {
  return maskIdentity(wellFormed(text.slice(0, MOST_LEAVES)));
}

/** Whether the member allows outside models. Asked each time just before something would leave. */
export async function allowsOutsideModels(deps: Deps, memberId: MemberId): Promise<boolean> {
  return hasConsent(deps, memberId, 'outside-models');
}
