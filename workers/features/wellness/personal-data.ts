import type { PersonalData } from '#workers/kernel/personal-data.ts';

export const personalData: PersonalData = {
  slice: 'wellness',
  tables: [
    {
      table: 'wellness_days',
      words: 'The score of each of your days, and what it was made of.',
      export: { kind: 'rows' },
      erase: { kind: 'delete' },
    },
  ],
};
