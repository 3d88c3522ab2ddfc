import { memberSealerOf } from '#workers/features/account/index.ts';
import type { LocalDay } from '#workers/kernel/local-day.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import { readingRows } from './enrichment-queries.ts';
import { openReading } from './entry-sealing.ts';
import type { Reading } from './schemas.ts';

export interface DayReading {
  localDay: string;
  emotions: Reading['emotions'];
  /** An outside model read it. */
  left: boolean;
}

/** What models read from the entries of some days: emotions, and no word of the entries. Those that cannot be opened are left out. */
export const dayReadings: Verb<{ from: LocalDay; to: LocalDay }, DayReading[]> = async ({
  ctx,
  input,
  deps,
}) => {
  const rows = await readingRows(deps.db, ctx.member.id, input);
  if (rows.length === 0) return [];
  const sealer = await memberSealerOf(deps, ctx.member.id);
  const opened = await Promise.all(rows.map((row) => openReading(sealer, row)));
  return rows.flatMap(({ localDay }, at) => {
    const reading = opened[at] ?? null;
    return reading === null || reading.valence === null
      ? []
      : [{ localDay, emotions: reading.emotions, left: reading.left }];
  });
};
