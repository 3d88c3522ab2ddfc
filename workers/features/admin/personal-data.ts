import type { PersonalData } from '#workers/kernel/personal-data.ts';

/** Runs of jobs know keys and codes: nothing that leads to a person stands in them. */
export const personalData: PersonalData = { slice: 'admin', tables: [] };
