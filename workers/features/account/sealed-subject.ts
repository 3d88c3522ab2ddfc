import { AppError } from '#workers/kernel/errors.ts';
import { asId } from '#workers/kernel/ids.ts';
import { openBySecret, sealBySecret } from '#workers/kernel/sealing/secret-seal.ts';
import type { Deps } from '#workers/kernel/verb.ts';
import { memberSealerOf } from './member-keys.ts';

const placeOf = (erasureId: string) => `erasures.sealed_subject/${erasureId}`;

/**
 * The identity provider's id of a person who leaves, for undoing and for deleting them there. It is sealed by a secret of
 * the installation: an erasure must be able to end when the member's own key cannot be opened.
 */
export function sealSubject(
  { linkSecret }: Pick<Deps, 'linkSecret'>,
  erasureId: string,
  subject: string,
): Promise<string> {
  return sealBySecret(linkSecret, placeOf(erasureId), subject);
}

/** Null when it cannot be opened. Erasures begun before 2026-11-26 are sealed by the member's key. */
export async function openSubject(
  deps: Deps,
  { id, memberId, sealedSubject }: { id: string; memberId: string; sealedSubject: string | null },
): Promise<string | null> {
  if (sealedSubject === null) return null;
  const subject = await openBySecret(deps.linkSecret, placeOf(id), sealedSubject);
  if (subject !== null) return subject;
  try {
    return await (await memberSealerOf(deps, asId<'member'>(memberId))).open(sealedSubject, placeOf(id));
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
