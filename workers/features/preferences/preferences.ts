import { requireConsent } from '#workers/features/account/index.ts';
import { AppError } from '#workers/kernel/errors.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import { preferencesKey, readStored, revisionOf, SCHEMA_VERSION } from './pure/read-stored.ts';
import { mergePreferences, storedPreferences } from './queries.ts';
import type { EatingPreferences, PatchPreferences } from './schemas.ts';

const CACHED_S = 300;

/** What the member eats, avoids and aims for; from the cache for five minutes. */
export const readPreferences: Verb<void, EatingPreferences> = async ({ ctx, deps }) => {
  const key = preferencesKey(ctx.member.id);
  const known = await deps.cache.get<Record<string, unknown>>(key);
  if (known !== null) return readStored(known);
  const stored = await storedPreferences(deps.db, ctx.member.id);
  const read = readStored(stored);
  deps.later(deps.cache.setNewer(key, { revision: revisionOf(stored), ...read }, CACHED_S));
  return read;
};

/**
 * Changes the fields that are given. Allergens are health data, and are not kept without that consent. The copy in the
 * cache goes first, so that it does not outlive the change should the cache fail when the new one is put there.
 */
export const changePreferences: Verb<PatchPreferences, EatingPreferences> = async ({ ctx, input, deps }) => {
  const { id: memberId } = ctx.member;
  if ((input.allergens?.length ?? 0) > 0) await requireConsent(deps, memberId, 'health-data');
  const key = preferencesKey(memberId);
  await deps.cache.delete([key]);
  const stored = await mergePreferences(deps.db, memberId, { ...input, schemaVersion: SCHEMA_VERSION });
  if (stored === undefined) throw new AppError('DAY-USER-1004');
  const read = readStored(stored);
  await deps.cache.setNewer(key, { revision: revisionOf(stored), ...read }, CACHED_S);
  return read;
};
