import type { PersonalData } from '#workers/kernel/personal-data.ts';

/** Runs of jobs know keys and codes, and figures know counts: nothing that leads to a person stands in them. */
export const personalData: PersonalData = {
  slice: 'admin',
  tables: [
    {
      table: 'staff_flags',
      words: 'What our staff was asked to look at, such as a payment that did not fit.',
      export: { kind: 'rows', without: { closed_by: 'The id of a member of our staff.' } },
      erase: { kind: 'delete' },
    },
  ],
  vendors: [
    {
      vendor: 'posthog',
      words: 'What you used, by the day and under a number that leads to nobody, with your consent alone.',
      keptYears: 7,
    },
    {
      vendor: 'sentry',
      words: 'Faults of our programs. They name nobody: there is nothing of you to delete.',
    },
  ],
};
