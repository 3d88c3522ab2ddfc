import { requireConsent } from '#workers/features/account/index.ts';
import { AppError } from '#workers/kernel/errors.ts';
import { PREFERENCES_VERSION, revisionOf } from '#workers/kernel/preferences-document.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import { preferencesKey, readablePart, readStored } from './pure/read-stored.ts';
import { mergePreferences, storedPreferences } from './queries.ts';
import type { PatchPreferences, ReadPreferences } from './schemas.ts';

const CACHED_S = 300;

/**
 * What the member eats, avoids and aims for; from the cache for five minutes. A copy that is older than what the session
 * knows of the document is none: should the cache have failed twice as it was changed, the old copy ends there.
 */
export const readPreferences: Verb<void, ReadPreferences> = async ({ ctx, deps }) => {
  const key = preferencesKey(ctx.member.id);
  const known = await deps.cache.get<Record<string, unknown>>(key);
  const { preferencesRevision: least = 0 } = ctx.member;
  if (known !== null && revisionOf(known) >= least) return readStored(known);
  const stored = await storedPreferences(deps.db, ctx.member.id);
  deps.later(deps.cache.setNewer(key, copyOf(stored), CACHED_S));
  return readStored(stored);
};

/**
 * Changes the fields that are given. Allergens are health data, and are not kept without that consent. The copy in the
 * cache goes first, so that it does not outlive the change should the cache fail when the new one is put there.
 */
export const changePreferences: Verb<PatchPreferences, ReadPreferences> = async ({ ctx, input, deps }) => {
  const { id: memberId } = ctx.member;
  if ((input.allergens?.length ?? 0) > 0) await requireConsent(deps, memberId, 'health-data');
  const key = preferencesKey(memberId);
  await deps.cache.delete([key]);
  const stored = await mergePreferences(deps.db, memberId, { ...input, schemaVersion: PREFERENCES_VERSION });
  if (stored === undefined) throw new AppError('DAY-USER-1004');
  deps.memberCache.deleteWhere(({ id }) => id === memberId);
  await deps.cache.setNewer(key, copyOf(stored), CACHED_S);
  return readStored(stored);
};

function copyOf(stored: Readonly<Record<string, unknown>>) {
  return { revision: revisionOf(stored), ...readablePart(stored) };
}
