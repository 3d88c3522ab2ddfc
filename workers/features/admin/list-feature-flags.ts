import { FEATURE_FLAGS } from '#workers/kernel/feature-flags.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import type { FeatureFlagList } from './schemas.ts';

/** Every switch there is, how it stands, and who decided it. */
export const listFeatureFlags: Verb<void, FeatureFlagList> = async ({ deps }) => {
  const { flags, fetchedAt, vendor } = await deps.flags.standings();
  return {
    flags: flags.map(({ flag, isOn, by }) => ({ flag, isOn, by, ...FEATURE_FLAGS[flag] })),
    fetchedAt: fetchedAt?.toISOString() ?? null,
    vendor,
  };
};
