import type { PersonalData } from '#workers/kernel/personal-data.ts';

export const personalData: PersonalData = {
  slice: 'account',
  tables: [
    {
      table: 'consents',
      words: 'What you allowed and took back, and when.',
      export: { kind: 'rows' },
      erase: { kind: 'delete' },
    },
    {
      table: 'api_keys',
      words: 'Your API keys: names, rights and last use.',
      export: { kind: 'rows', without: { key_hash: 'A hash of the key, of use to nobody.' } },
      erase: { kind: 'delete' },
    },
    {
      table: 'daily_usage',
      words: 'How many photos were analysed on each day.',
      export: { kind: 'rows' },
      erase: { kind: 'delete' },
    },
    {
      table: 'idempotency_keys',
      words: 'Answers to your last day’s requests, kept so that a repeat does nothing.',
      export: {
        kind: 'none',
        because: 'Copies of answers that stand in the other tables; gone after a day.',
      },
      erase: { kind: 'delete', isAtOnce: true },
    },
    {
      table: 'data_exports',
      words: 'The archives of your data that you asked for.',
      export: { kind: 'rows', without: { file_key: 'Where the archive lies, of use to programs alone.' } },
      erase: { kind: 'delete' },
      files: 'file_key',
    },
    {
      table: 'member_keys',
      words: 'The key that your words are sealed with.',
      export: { kind: 'none', because: 'The export holds the words themselves, opened.' },
      erase: { kind: 'delete' },
    },
    {
      table: 'audit_log',
      words: 'Who did what to your account, without its content.',
      export: { kind: 'rows', without: { actor_id: 'The id of a member of our staff.' } },
      erase: {
        kind: 'keep',
        because: 'Proof of what was done, under an id that leads to nobody once the account is gone.',
      },
    },
    {
      table: 'erasures',
      words: 'When you asked for an erasure, and whether you took it back.',
      export: {
        kind: 'rows',
        without: {
          subject_hash: 'A hash of your sign-in’s number, of use to nobody.',
          sealed_subject: 'Your sign-in’s number, sealed.',
        },
      },
      erase: {
        kind: 'keep',
        because: 'It is the receipt: times and counts, under an id that leads to nobody.',
      },
    },
    {
      table: 'members',
      words: 'Your account: time zone, preferences and plan.',
      owner: 'id',
      export: { kind: 'rows' },
      erase: { kind: 'delete' },
    },
  ],
  jobs: ['account-export', 'account-leave'],
  vendors: [{ vendor: 'clerk', words: 'Your sign-in: e-mail address, password and sessions.' }],
};
