import { memberSealerOf } from '#workers/features/account/index.ts';
import { AppError } from '#workers/kernel/errors.ts';
import type { EntryId } from '#workers/kernel/ids.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import { openEntry, openReading } from './entry-sealing.ts';
import { allowsOutsideModels, whatLeaves } from './outside-models.ts';
import type { MaskKind } from './pure/masking/kinds.ts';
import { entryWithPhotos } from './queries.ts';
import type { MaskedView } from './schemas.ts';

/** The masked text that leaves, or would leave, for an outside model. It is made by the function that sends it. */
export const viewMasked: Verb<{ id: EntryId }, MaskedView> = async ({ ctx, input, deps }) => {
  const found = await entryWithPhotos(deps.db, ctx.member.id, input.id);
  if (found === undefined) throw new AppError('DAY-JRNL-1001');
  const sealer = await memberSealerOf(deps, ctx.member.id);
  const content = await openEntry(sealer, found.entry);
  if (content === null) throw new AppError('DAY-JRNL-1003');
  const { masked, spans } = whatLeaves(content.text);
  const counts = new Map<MaskKind, number>();
  for (const { kind } of spans) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const reading = await openReading(sealer, found.entry);
  return {
    masked,
    kinds: [...counts].map(([kind, count]) => ({ kind, count })),
    model: deps.textModel?.name ?? null,
    isAllowed: await allowsOutsideModels(deps, ctx.member.id),
    hasLeft: reading?.left ?? false,
  };
};
