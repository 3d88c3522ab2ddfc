import { LEFT_OUT, type PersonalData } from '#workers/kernel/personal-data.ts';

export const personalData: PersonalData = {
  slice: 'nutrition',
  tables: [
    {
      table: 'custom_foods',
      words: 'Foods that you entered yourself.',
      export: {
        kind: 'rows',
        without: {
          search: LEFT_OUT.search,
          search_words: LEFT_OUT.search,
          request_key: LEFT_OUT.request,
        },
      },
      erase: { kind: 'delete' },
    },
  ],
};
