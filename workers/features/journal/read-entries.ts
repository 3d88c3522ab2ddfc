import { memberSealerOf } from '#workers/features/account/index.ts';
import { AppError } from '#workers/kernel/errors.ts';
import type { EntryId } from '#workers/kernel/ids.ts';
import { type LocalDay, parseLocalDay } from '#workers/kernel/local-day.ts';
import { type PageMeta, pageMeta } from '#workers/kernel/paging.ts';
import type { MemberSealer } from '#workers/kernel/sealing/member-sealer.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import { hashLabels, hashQuery, openLabel } from './entry-sealing.ts';
import {
  COUNT_BOUND,
  type EntryFilters,
  entryPage,
  entryWithPhotos,
  journalDayRows,
  labelRows,
  photosOfEntries,
} from './queries.ts';
import {
  type EntriesFilters,
  type JournalDay,
  type JournalEntry,
  type LabelUse,
  MAX_TEXT,
} from './schemas.ts';
import { shapeEntry } from './shape-entry.ts';

/** Filters as the database knows them; null for words that say nothing ('the'): they find nothing, rather than everything. */
export async function sealFilters(
  sealer: MemberSealer,
  { words, tag, activity, mood, from, to }: Omit<EntriesFilters, 'page' | 'perPage'>,
): Promise<EntryFilters | null> {
  const [hashes, tags, activities] = await Promise.all([
    words === undefined ? [] : hashQuery(sealer, words),
    tag === undefined ? [] : hashLabels(sealer, 'tag', [tag]),
    activity === undefined ? [] : hashLabels(sealer, 'activity', [activity]),
  ]);
  if (words !== undefined && hashes.length === 0) return null;
  return { words: hashes, labels: [...tags, ...activities], mood, from, to };
}

export const listEntries: Verb<EntriesFilters, { entries: JournalEntry[]; meta: PageMeta }> = async ({
  ctx,
  input,
  deps,
}) => {
  const { page, perPage } = input;
  const sealer = await memberSealerOf(deps, ctx.member.id);
  const filters = await sealFilters(sealer, input);
  if (filters === null) return { entries: [], meta: pageMeta(input, 0) };
  const span = { limit: perPage, offset: (page - 1) * perPage };
  const { entries, total } = await entryPage(deps.db, ctx.member.id, filters, span);
  const photos = await photosOfEntries(
    deps.db,
    ctx.member.id,
    entries.map((entry) => entry.id),
  );
  const isExact = total <= COUNT_BOUND;
  return {
    entries: await Promise.all(entries.map((entry) => shapeEntry(sealer, entry, photos))),
    meta: pageMeta(input, Math.min(total, COUNT_BOUND), { isExact }),
  };
};

export const readEntry: Verb<{ id: EntryId }, JournalEntry> = async ({ ctx, input, deps }) => {
  const found = await entryWithPhotos(deps.db, ctx.member.id, input.id);
  if (found === undefined) throw new AppError('DAY-JRNL-1001');
  const sealer = await memberSealerOf(deps, ctx.member.id);
  return shapeEntry(sealer, found.entry, found.photos, MAX_TEXT);
};

const MAX_DAYS = 366;

/** Mean mood and number of entries of each local day that has any. */
export const journalDays: Verb<{ from: string; to: string }, JournalDay[]> = async ({ ctx, input, deps }) => {
  const from = requireDay(input.from, 'from');
  const to = requireDay(input.to, 'to');
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  if (days < 0 || days >= MAX_DAYS) {
    throw new AppError('DAY-REQ-1002', {
      details: [{ path: 'to', message: `At most ${MAX_DAYS} days, in order.` }],
    });
  }
  return journalDayRows(deps.db, ctx.member.id, from, to);
};

function requireDay(text: string, path: string): LocalDay {
  const day = parseLocalDay(text);
  if (day === null) throw new AppError('DAY-REQ-1002', { details: [{ path, message: 'No such day.' }] });
  return day;
}

const MOST_LABELS = 200;

/** The member's tags and activities, the most used first. */
export const listLabels: Verb<void, LabelUse[]> = async ({ ctx, deps }) => {
  const sealer = await memberSealerOf(deps, ctx.member.id);
  const rows = await labelRows(deps.db, ctx.member.id, MOST_LABELS);
  const opened = await Promise.all(rows.map(async (row) => ({ row, name: await openLabel(sealer, row) })));
  return opened.flatMap(({ row: { kind, uses }, name }) => (name === null ? [] : { kind, uses, name }));
};
