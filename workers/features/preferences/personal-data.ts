import type { PersonalData } from '#workers/kernel/personal-data.ts';
import { preferencesKey } from './pure/read-stored.ts';

/** They stand in the member's own row, which the account declares; here is what is kept of them elsewhere. */
export const personalData: PersonalData = {
  slice: 'preferences',
  tables: [],
  cacheKeys: (memberId) => [preferencesKey(memberId)],
};
