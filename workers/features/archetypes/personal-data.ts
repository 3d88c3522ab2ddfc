import { LEFT_OUT, type PersonalData } from '#workers/kernel/personal-data.ts';

export const personalData: PersonalData = {
  slice: 'archetypes',
  tables: [
    {
      table: 'archetype_suggestions',
      words: 'Changes of archetype that your answers suggested, and what you said to them.',
      export: { kind: 'rows' },
      erase: { kind: 'delete' },
    },
    {
      table: 'archetype_assignments',
      words: 'Your archetypes, each with the scores that it rested on.',
      export: { kind: 'rows', without: { request_key: LEFT_OUT.request } },
      erase: { kind: 'delete' },
    },
    {
      table: 'quiz_answers',
      words: 'Your answers to the quiz.',
      export: { kind: 'rows' },
      erase: { kind: 'delete' },
    },
  ],
};
