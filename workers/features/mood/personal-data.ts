import { LEFT_OUT, type PersonalData } from '#workers/kernel/personal-data.ts';

export const personalData: PersonalData = {
  slice: 'mood',
  tables: [
    {
      table: 'mood_moments',
      words: 'How you said that single moments were, and how your heart looked then.',
      export: { kind: 'rows', without: { request_key: LEFT_OUT.request } },
      erase: { kind: 'delete' },
    },
    {
      table: 'mood_calibrations',
      words: 'How far your moments moved what the model says of your heart.',
      export: { kind: 'rows' },
      erase: { kind: 'delete' },
    },
  ],
  jobs: ['mood-calibrate'],
};
