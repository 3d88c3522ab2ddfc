import { memberSealerOf } from '#workers/features/account/index.ts';
import { AppError } from '#workers/kernel/errors.ts';
import type { EntryId } from '#workers/kernel/ids.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import { startEnrichment } from './enrich-job.ts';
import { openEntry, sealEntry } from './entry-sealing.ts';
import { type EntryRow, entryWithPhotos, markDeleted, type OpenFields, rewriteEntry } from './queries.ts';
import { readEntry } from './read-entries.ts';
import type { JournalEntry, PatchEntry } from './schemas.ts';
import { whenWritten } from './when-written.ts';
import { labelsOf, saysNothing, tidyContent } from './write-entry.ts';

type Call<Input> = Parameters<Verb<Input, JournalEntry>>[0];

/** Changes an entry; the version before it is kept for one undo. */
export const changeEntry: Verb<{ id: EntryId; change: PatchEntry }, JournalEntry> = async (call) => {
  const { ctx, input, deps } = call;
  const found = await entryWithPhotos(deps.db, ctx.member.id, input.id);
  if (found === undefined) throw new AppError('DAY-JRNL-1001');
  const sealer = await memberSealerOf(deps, ctx.member.id);
  const before = await openEntry(sealer, found.entry);
  // What cannot be opened is not written over: it may be opened again when its key is back.
  if (before === null) throw new AppError('DAY-JRNL-1003');
  const { text, tags, activities, occurredAt, ...open } = input.change;
  const content = tidyContent({
    text: text ?? before.text,
    tags: tags ?? before.tags,
    activities: activities ?? before.activities,
  });
  const fields: OpenFields = {
    ...(occurredAt === undefined ? placeOf(found.entry) : whenWritten(ctx, occurredAt)),
    mood: open.mood === undefined ? found.entry.mood : open.mood,
    valence: open.valence === undefined ? found.entry.valence : open.valence,
    energy: open.energy === undefined ? found.entry.energy : open.energy,
  };
  if (saysNothing({ ...content, mood: fields.mood }) && found.photos.length === 0) {
    throw new AppError('DAY-JRNL-1002');
  }
  const sealed = await sealEntry(sealer, input.id, content);
  const labels = await labelsOf(sealer, {
    tags: content.tags.filter((tag) => !before.tags.includes(tag)),
    activities: content.activities.filter((activity) => !before.activities.includes(activity)),
  });
  return rewrite(call, found.entry, { ...fields, sealed, hasText: content.text !== '' }, labels);
};

/** Brings the version before the last edit back; done again, it brings the edit back. */
export const undoEdit: Verb<{ id: EntryId }, JournalEntry> = async (call) => {
  const { ctx, input, deps } = call;
  const found = await entryWithPhotos(deps.db, ctx.member.id, input.id);
  if (found === undefined) throw new AppError('DAY-JRNL-1001');
  const { previous } = found.entry;
  if (previous === null) throw new AppError('DAY-JRNL-1004');
  const sealer = await memberSealerOf(deps, ctx.member.id);
  const content = await openEntry(sealer, { id: input.id, content: previous.content });
  if (content === null) throw new AppError('DAY-JRNL-1003');
  const { mood, valence, energy, localDay } = previous;
  const fields = { mood, valence, energy, localDay, occurredAt: new Date(previous.occurredAt) };
  const sealed = await sealEntry(sealer, input.id, content);
  return rewrite(call, found.entry, { ...fields, sealed, hasText: content.text !== '' }, []);
};

type Version = OpenFields & { sealed: Awaited<ReturnType<typeof sealEntry>>; hasText: boolean };

async function rewrite(
  { ctx, input, deps }: Call<{ id: EntryId }>,
  read: EntryRow,
  { hasText, ...version }: Version,
  labels: Awaited<ReturnType<typeof labelsOf>>,
): Promise<JournalEntry> {
  const { content, mood, valence, energy, localDay } = read;
  const previous = { content, mood, valence, energy, localDay, occurredAt: read.occurredAt.toISOString() };
  const enrichmentState = hasText ? 'queued' : 'none';
  const change = { ...version, previous, enrichmentState } as const;
  const run = await rewriteEntry(deps.db, ctx.member.id, read, change, labels, ctx.now);
  if (run === undefined) throw new AppError('DAY-JRNL-1005');
  if (hasText) startEnrichment({ ctx, deps }, read.id, run);
  return readEntry({ ctx, input: { id: input.id }, deps });
}

function placeOf({ occurredAt, localDay }: EntryRow) {
  return { occurredAt, localDay };
}

export const deleteEntry: Verb<{ id: EntryId }, void> = async ({ ctx, input, deps }) => {
  if (!(await markDeleted(deps.db, ctx.member.id, input.id, ctx.now))) throw new AppError('DAY-JRNL-1001');
};

export const restoreEntry: Verb<{ id: EntryId }, JournalEntry> = async ({ ctx, input, deps }) => {
  if (!(await markDeleted(deps.db, ctx.member.id, input.id, null))) throw new AppError('DAY-JRNL-1001');
  return readEntry({ ctx, input, deps });
};
