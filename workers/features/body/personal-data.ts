import type { PersonalData } from '#workers/kernel/personal-data.ts';

const COUNTERS = 'A counter that says when figures were worked out.';

export const personalData: PersonalData = {
  slice: 'body',
  tables: [
    {
      table: 'body_samples',
      words: 'Heartbeats and heart rates as they were measured, of the last 90 days.',
      export: { kind: 'rows' },
      erase: { kind: 'delete' },
    },
    {
      table: 'body_windows',
      words: 'Heart figures of five minutes each, and of their minutes, of the last 90 days.',
      export: { kind: 'rows' },
      erase: { kind: 'delete' },
    },
    {
      table: 'body_hours',
      words: 'Heart figures of hours that lie at least 30 days back.',
      export: { kind: 'rows' },
      erase: { kind: 'delete' },
    },
    {
      table: 'body_days',
      words: 'Heart figures of your days.',
      export: {
        kind: 'rows',
        without: { wanted: COUNTERS, made: COUNTERS, changed_at: COUNTERS, has_hours: COUNTERS },
      },
      erase: { kind: 'delete' },
    },
    {
      table: 'body_sources',
      words: 'What gave your heart data: straps, files and programs.',
      export: {
        kind: 'rows',
        without: { hash: 'A keyed hash of the name, by which a source is found again.' },
        sealed: { name: (row) => `body_sources.name/${row.id}` },
      },
      erase: { kind: 'delete' },
    },
    {
      table: 'body_notes',
      words: 'What you wrote to your days, opened.',
      export: { kind: 'rows', sealed: { content: (row) => `body_notes.content/${row.id}` } },
      erase: { kind: 'delete' },
    },
  ],
  jobs: ['body-rollup'],
};
