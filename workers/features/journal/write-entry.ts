import { uniqueViolation } from '#db/client.ts';
import { memberSealerOf } from '#workers/features/account/index.ts';
import { AppError } from '#workers/kernel/errors.ts';
import { newId } from '#workers/kernel/ids.ts';
import type { MemberSealer } from '#workers/kernel/sealing/member-sealer.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import { startEnrichment } from './enrich-job.ts';
import { sealEntry, sealLabels } from './entry-sealing.ts';
import { distinctLabels, type EntryContent } from './pure/entry-content.ts';
import type { SealedLabel } from './pure/sealed-entry.ts';
import { wellFormed } from './pure/well-formed.ts';
import { entryByRequest, insertEntry } from './queries.ts';
import type { CreatedEntry, NewEntry } from './schemas.ts';
import { whenWritten } from './when-written.ts';

/** Whether an entry says anything at all. */
export function saysNothing(said: EntryContent & { mood: number | null }): boolean {
  return said.mood === null && said.text === '' && said.tags.length === 0 && said.activities.length === 0;
}

/** A person's words as they are kept: blanks around them gone, what no UTF-8 can hold replaced. */
export function tidyContent({ text, tags, activities }: EntryContent): EntryContent {
  return {
    text: wellFormed(text).trim(),
    tags: distinctLabels(tags.map(wellFormed)),
    activities: distinctLabels(activities.map(wellFormed)),
  };
}

export async function labelsOf(
  sealer: MemberSealer,
  { tags, activities }: Pick<EntryContent, 'tags' | 'activities'>,
): Promise<SealedLabel[]> {
  const sealed = await Promise.all([
    sealLabels(sealer, 'tag', tags),
    sealLabels(sealer, 'activity', activities),
  ]);
  return sealed.flat();
}

/** Keeps an entry, sealed, and asks for its enrichment. A repeat of the request gives the first one's entry. */
export const addEntry: Verb<NewEntry & { requestKey: string | null }, CreatedEntry> = async ({
  ctx,
  input,
  deps,
}) => {
  const content = tidyContent(input);
  if (saysNothing({ ...content, mood: input.mood }) && !input.awaitsPhoto)
    throw new AppError('DAY-JRNL-1002');
  const when = whenWritten(ctx, input.occurredAt);
  const id = newId<'entry'>();
  const sealer = await memberSealerOf(deps, ctx.member.id);
  const [sealed, labels] = await Promise.all([sealEntry(sealer, id, content), labelsOf(sealer, content)]);
  const { mood, valence, energy, requestKey } = input;
  const enrichmentState = content.text === '' ? 'none' : 'queued';
  try {
    const row = { id, ...when, mood, valence, energy, sealed, enrichmentState, requestKey } as const;
    await insertEntry(deps.db, ctx.member.id, row, labels, ctx.now);
  } catch (error) {
    const first =
      requestKey !== null && uniqueViolation(error) !== null
        ? await entryByRequest(deps.db, ctx.member.id, requestKey)
        : undefined;
    if (first === undefined) throw error;
    return { id: first.id, occurredAt: first.occurredAt.toISOString(), localDay: first.localDay };
  }
  deps.events?.tell(ctx.member.id, 'entry.written', { kind: content.text === '' ? 'quick' : 'long' });
  if (enrichmentState === 'queued') startEnrichment({ ctx, deps }, id, 1);
  return { id, occurredAt: when.occurredAt.toISOString(), localDay: when.localDay };
};
