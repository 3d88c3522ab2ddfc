import { LEFT_OUT, type PersonalData } from '#workers/kernel/personal-data.ts';

export const personalData: PersonalData = {
  slice: 'food',
  tables: [
    {
      table: 'food_photos',
      words: 'The photos of your meals.',
      export: { kind: 'rows', media: { keyColumn: 'file_key', folder: 'meal-photos' } },
      erase: { kind: 'delete' },
    },
    {
      table: 'food_items',
      words: 'What was on the plate, with weights and figures.',
      export: { kind: 'rows' },
      erase: { kind: 'delete' },
    },
    {
      table: 'food_analyses',
      words: 'Your meals, with their totals, and what you marked in their photos.',
      export: { kind: 'rows', without: { request_key: LEFT_OUT.request } },
      erase: { kind: 'delete' },
    },
    {
      table: 'food_analysis_counts',
      words: 'How many meals you have.',
      export: { kind: 'none', because: 'A count of the meals, which are in the export.' },
      erase: { kind: 'delete' },
    },
  ],
  jobs: ['food-analyse'],
};
