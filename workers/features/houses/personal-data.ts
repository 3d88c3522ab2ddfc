import type { PersonalData } from '#workers/kernel/personal-data.ts';

export const personalData: PersonalData = {
  slice: 'houses',
  tables: [
    {
      table: 'house_memberships',
      words: 'Which house you are in, and were.',
      export: { kind: 'rows' },
      erase: { kind: 'delete' },
    },
  ],
  jobs: [],
};
