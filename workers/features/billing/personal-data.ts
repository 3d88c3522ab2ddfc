import type { PersonalData } from '#workers/kernel/personal-data.ts';

export const personalData: PersonalData = {
  slice: 'billing',
  tables: [
    {
      table: 'billing_subscriptions',
      words: 'What you subscribed to, at which price, and how it stands.',
      export: { kind: 'rows' },
      erase: { kind: 'delete' },
    },
    {
      table: 'billing_customers',
      words: 'The number under which the payment provider knows you.',
      export: { kind: 'rows' },
      erase: { kind: 'delete' },
    },
  ],
  vendors: [{ vendor: 'stripe', words: 'Name, mail, card and invoices that you gave on the payment pages.' }],
};
