import { memberSealerOf } from '#workers/features/account/index.ts';
import { csvLine } from '#workers/kernel/csv-line.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import { openEntry } from './entry-sealing.ts';
import { NO_WORDS } from './pure/entry-content.ts';
import { entriesAfter } from './queries.ts';

const ROWS_AT_ONCE = 200;
const HEAD = [
  'id',
  'occurred_at',
  'local_day',
  'mood',
  'valence',
  'energy',
  'text',
  'tags',
  'activities',
  'readable',
];

/** Every entry as lines of CSV, opened, in the order in which they were written down; a page at a time, so that a long journal needs little memory. */
export const exportEntries: Verb<void, AsyncIterable<string>> = async ({ ctx, deps }) => {
  const sealer = await memberSealerOf(deps, ctx.member.id);
  async function* lines() {
    yield csvLine(HEAD);
    let after: string | null = null;
    do {
      const rows = await entriesAfter(deps.db, ctx.member.id, after, ROWS_AT_ONCE);
      for (const row of rows) {
        const content = await openEntry(sealer, row);
        const { text, tags, activities } = content ?? NO_WORDS;
        const { id, occurredAt, localDay, mood, valence, energy } = row;
        const labels = [tags, activities].map((names) => names.join('; '));
        const open = [id, occurredAt.toISOString(), localDay, mood, valence, energy];
        yield csvLine([...open, text, ...labels, content === null ? 'no' : 'yes']);
      }
      after = rows.length < ROWS_AT_ONCE ? null : (rows.at(-1)?.id ?? null);
    } while (after !== null);
  }
  return lines();
};
