import { LEFT_OUT, type PersonalData, type PersonalRow } from '#workers/kernel/personal-data.ts';

const HASHES = 'Keyed hashes of your words, by which search finds them; they say nothing without the key.';
const entryPlace = (column: string) => (row: PersonalRow) => `journal_entries.${column}/${row.id}`;

export const personalData: PersonalData = {
  slice: 'journal',
  tables: [
    {
      table: 'journal_photos',
      words: 'The photos of your entries.',
      export: { kind: 'rows', media: { keyColumn: 'file_key', folder: 'journal-photos' } },
      erase: { kind: 'delete' },
    },
    {
      table: 'journal_embeddings',
      words: 'Where your entries lie among meanings, so that search finds them.',
      export: {
        kind: 'none',
        because: 'Figures that a model made of your entries, which are in the export.',
      },
      erase: { kind: 'delete' },
      vectors: ['embedding'],
    },
    {
      table: 'journal_labels',
      words: 'Tags and activities that you used.',
      export: {
        kind: 'rows',
        without: { hash: HASHES },
        sealed: { name: (row) => `journal_labels.name/${row.kind}/${row.hash}` },
      },
      erase: { kind: 'delete' },
    },
    {
      table: 'journal_entries',
      words: 'What you wrote, opened, with mood, tags and what a model read from it.',
      export: {
        kind: 'rows',
        without: {
          words: HASHES,
          labels: HASHES,
          request_key: LEFT_OUT.request,
          previous: 'The step that an undo would go back, sealed; gone with the next edit.',
        },
        sealed: { content: entryPlace('content'), enrichment: entryPlace('enrichment') },
      },
      erase: { kind: 'delete' },
    },
  ],
  jobs: ['journal-enrich'],
};
