import type { Transaction } from '#db/client.ts';
import type { Mass } from './pure/item-mass.ts';
import { rulerOf } from './pure/marked-length.ts';
import { massFromPhoto, portionAs } from './pure/weigh-again.ts';
import { type AnalysisRow, type ItemRow, photoInTransaction } from './queries.ts';
import { foodRefOf, readReference } from './shape-analysis.ts';

type Swapped = Pick<ItemRow, 'portion'> & Partial<Mass>;

/**
 * The portion of an item that is said to be another food, and its mass where that is read from the photo: as many pieces,
 * each as heavy as such a one. What the person weighed stays, and so does what was seen of a food that comes in no portion we know.
 * @param foodId undefined: the food stays
 */
export async function portionAfterSwap(
  tx: Transaction,
  analysis: AnalysisRow,
  item: Pick<ItemRow, 'portion' | 'foodId' | 'customFoodId'>,
  foodId: string | undefined,
): Promise<Swapped> {
  if (item.portion === null || foodId === undefined || foodId === foodRefOf(item)) {
    return { portion: item.portion };
  }
  const portion = portionAs(item.portion, foodId);
  const photo = portion === null ? undefined : await photoInTransaction(tx, analysis.id);
  if (portion === null || photo === undefined) return { portion };
  const aspect = photo.width / photo.height;
  const reference = readReference(analysis.reference);
  const scale = reference === null ? null : rulerOf(reference, aspect);
  const marked = scale?.kind === 'ruler' ? scale.ruler : null;
  return { portion, ...massFromPhoto(portion, { detections: analysis.detections, aspect, marked }) };
}
