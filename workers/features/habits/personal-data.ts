import { LEFT_OUT, type PersonalData } from '#workers/kernel/personal-data.ts';

const rows = (without: Record<string, string> = {}) => ({ kind: 'rows', without }) as const;
const gone = { kind: 'delete' } as const;
const request = { request_key: LEFT_OUT.request };

/** What the slice stores of a person. */
export const personalData: PersonalData = {
  slice: 'habits',
  tables: [
    {
      table: 'task_instances',
      words: 'The tasks of each day, and what became of them',
      export: rows(),
      erase: gone,
    },
    { table: 'reminder_windows', words: 'When tasks may remind', export: rows(), erase: gone },
    { table: 'task_templates', words: 'Tasks as they are planned', export: rows(request), erase: gone },
    { table: 'goals', words: 'Goals', export: rows(request), erase: gone },
    { table: 'habit_pauses', words: 'Pauses, and whether for illness', export: rows(request), erase: gone },
    {
      table: 'habit_clocks',
      words: 'How far a person’s days are made',
      export: { kind: 'none', because: 'It is of use to programs alone.' },
      erase: gone,
    },
    { table: 'habit_plans', words: 'Which archetypes made a plan', export: rows(), erase: gone },
    {
      table: 'habit_calendars',
      words: 'Since when a calendar has a secret address',
      export: rows({ token_hash: 'A fingerprint of the secret address, of use to programs alone.' }),
      erase: gone,
    },
  ],
};
