import { memberSealerOf } from '#workers/features/account/index.ts';
import { AppError } from '#workers/kernel/errors.ts';
import type { EntryId } from '#workers/kernel/ids.ts';
import type { ModelFailure } from '#workers/kernel/ports.ts';
import type { MemberSealer } from '#workers/kernel/sealing/member-sealer.ts';
import type { Deps, Verb } from '#workers/kernel/verb.ts';
import { dropEmbeddings, writeEmbedding } from './embedding-queries.ts';
import { startEnrichment } from './enrich-job.ts';
import { queueEnrichment, settleEnrichment, writeEnrichment } from './enrichment-queries.ts';
import { openEntry, sealReading } from './entry-sealing.ts';
import { allowsOutsideModels, whatLeaves } from './outside-models.ts';
import { embedOwn, OWN_EMBEDDER, readOwn } from './own-models.ts';
import { checkReading } from './pure/check-reading.ts';
import { entryWithPhotos } from './queries.ts';
import { readEntry } from './read-entries.ts';
import { EMOTIONS, type JournalEntry, type Reading, THEMES } from './schemas.ts';

/** `later`: the outside model does not answer now; until then our own reading stands. */
export type EnrichOutcome = { kind: 'done' } | { kind: 'later'; retryAfterS: number };

type Call = Parameters<Verb<{ entryId: EntryId; run: number }, EnrichOutcome>>[0];

const RETRY_S = 30;

/**
 * The job of one version of an entry: our own model reads it and places it among meanings; then, if one is configured and the
 * member allows it now, an outside model reads the masked text. A run whose entry was edited meanwhile writes nothing.
 */
export const enrichEntry: Verb<{ entryId: EntryId; run: number }, EnrichOutcome> = async (call) => {
  const { ctx, input, deps } = call;
  const found = await entryWithPhotos(deps.db, ctx.member.id, input.entryId);
  if (found === undefined || found.entry.enrichmentRun !== input.run) return { kind: 'done' };
  const sealer = await memberSealerOf(deps, ctx.member.id);
  const text = (await openEntry(sealer, found.entry))?.text ?? '';
  if (text === '') {
    await dropEmbeddings(deps.db, ctx.member.id, input.entryId);
    await writeEnrichment(deps.db, ctx.member.id, input, {
      state: 'none',
      enrichment: null,
      textValence: null,
    });
    return { kind: 'done' };
  }
  await placeByOwn(call, text);
  const own: Reading = { ...readOwn(text), instead: null };
  const { textModel } = deps;
  if (textModel === null || !(await allowsOutsideModels(deps, ctx.member.id))) {
    await write(call, sealer, 'ready', own);
    return { kind: 'done' };
  }
  const { masked } = whatLeaves(text);
  await placeByOutside(call, masked);
  const answer = await textModel.read({ masked, emotions: EMOTIONS, themes: THEMES });
  if (!answer.ok && (answer.reason === 'busy' || answer.reason === 'down')) {
    await write(call, sealer, 'waiting', { ...own, instead: 'down' });
    return { kind: 'later', retryAfterS: answer.retryAfterS ?? RETRY_S };
  }
  const checked = answer.ok ? checkReading(answer.reading) : null;
  const instead = answer.ok ? 'nonsense' : insteadOf(answer);
  const outside =
    answer.ok && checked !== null ? { ...checked, by: answer.model, left: true, instead: null } : null;
  await write(call, sealer, 'ready', outside ?? { ...own, instead });
  return { kind: 'done' };
};

function insteadOf({ reason }: ModelFailure): Reading['instead'] {
  return reason === 'refused' || reason === 'nonsense' ? reason : 'down';
}

/** After the last try: our own reading stands. */
export const giveUpEnrichment: Verb<{ entryId: EntryId; run: number }, void> = async ({
  ctx,
  input,
  deps,
}) => {
  await settleEnrichment(deps.db, ctx.member.id, input);
  await tell(deps, ctx.member.id, input.entryId);
};

/** Has the same words read again, such as after the member changed what they allow. */
export const readAgain: Verb<{ id: EntryId }, JournalEntry> = async ({ ctx, input, deps }) => {
  const run = await queueEnrichment(deps.db, ctx.member.id, input.id);
  if (run === undefined) throw new AppError('DAY-JRNL-1001');
  startEnrichment({ ctx, deps }, input.id, run);
  return readEntry({ ctx, input, deps });
};

async function placeByOwn({ ctx, input, deps }: Call, text: string): Promise<void> {
  const vector = embedOwn(text);
  if (vector === null) return dropEmbeddings(deps.db, ctx.member.id, input.entryId);
  await writeEmbedding(deps.db, ctx.member.id, { entryId: input.entryId, model: OWN_EMBEDDER.name, vector });
}

/** Its failure costs nothing but the nearness that our own vectors do not see. */
async function placeByOutside({ ctx, input, deps }: Call, masked: string): Promise<void> {
  const answer = await deps.embedder?.embed(masked);
  if (!answer?.ok || deps.embedder === null) return;
  const { vector } = answer;
  await writeEmbedding(deps.db, ctx.member.id, { entryId: input.entryId, model: deps.embedder.name, vector });
}

async function write(
  { ctx, input, deps }: Call,
  sealer: MemberSealer,
  state: 'waiting' | 'ready',
  reading: Reading,
): Promise<void> {
  const enrichment = await sealReading(sealer, input.entryId, reading);
  const row = { state, enrichment, textValence: reading.valence };
  if (await writeEnrichment(deps.db, ctx.member.id, input, row))
    await tell(deps, ctx.member.id, input.entryId);
}

async function tell(deps: Deps, memberId: string, id: string): Promise<void> {
  await deps.live.publish(memberId, { type: 'journal-entry', id }).catch(() => undefined);
}
