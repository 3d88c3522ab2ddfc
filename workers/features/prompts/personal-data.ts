import type { PersonalData } from '#workers/kernel/personal-data.ts';

export const personalData: PersonalData = {
  slice: 'prompts',
  tables: [
    {
      table: 'prompts',
      words: 'When we prompted you, and what you answered.',
      export: { kind: 'rows' },
      erase: { kind: 'delete' },
    },
    {
      table: 'push_devices',
      words: 'Browsers that get your prompts.',
      export: {
        kind: 'rows',
        without: {
          p256dh: 'A key of the browser, of use to push services alone.',
          auth: 'A secret of the browser, of use to push services alone.',
        },
      },
      erase: { kind: 'delete', isAtOnce: true },
    },
    {
      table: 'prompt_digests',
      words: 'For which weeks you were sent a mail.',
      export: { kind: 'rows' },
      erase: { kind: 'delete' },
    },
    {
      table: 'prompt_settings',
      words: 'How, and when, you want to be prompted.',
      export: { kind: 'rows' },
      erase: { kind: 'delete' },
    },
  ],
  vendors: [
    {
      vendor: 'mail',
      words:
        'Letters of the week that were sent to you: the mail service keeps a log of them for a time of its own.',
    },
  ],
  jobs: ['prompts-send', 'prompts-replan', 'prompts-digest'],
};
