import { type FoodMatch, matchFood, matchLabel } from '#workers/features/nutrition/index.ts';
import { newId } from '#workers/kernel/ids.ts';
import type { Detection } from '#workers/kernel/ports.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import type { SeenItem } from './pure/describe-detections.ts';
import { portionInPhoto } from './pure/weigh-again.ts';
import type { NewItemRow } from './queries.ts';
import { foodRefColumns } from './shape-analysis.ts';

type Call = Pick<Parameters<Verb<void, void>>[0], 'ctx' | 'deps'>;
type FoundItem = NewItemRow & { nutrientsPer100g: Record<string, number> };

/** Finds each described item in the table. What is not found keeps its name and has no figures: the person is asked. */
export async function itemsFromDescription(
  call: Call,
  seen: { items: readonly SeenItem[]; detections: readonly Detection[]; hasOwnFoods: boolean },
): Promise<FoundItem[]> {
  const { items, detections, hasOwnFoods } = seen;
  // Five oranges are looked up once.
  const matches = new Map<string, Promise<FoodMatch>>();
  const foodOf = (name: string, isLabel: boolean) =>
    isLabel
      ? matchLabel({ ...call, input: { label: name, hasOwnFoods } })
      : matchFood({ ...call, input: { name } });
  return Promise.all(
    items.map(async (item, position) => {
      const detection = item.detection === null ? undefined : detections[item.detection];
      const isLabel = item.name.toLowerCase() === detection?.label.toLowerCase();
      const key = `${isLabel} ${item.name}`;
      const sought = matches.get(key) ?? foodOf(item.name, isLabel);
      matches.set(key, sought);
      const match = await sought;
      const isSure = match.kind === 'match';
      return {
        id: newId<'item'>(),
        position,
        name: isSure ? match.food.name : item.name,
        ...foodRefColumns(isSure ? match.food.id : null),
        massGrams: item.grams,
        massLow: item.gramsLow,
        massHigh: item.gramsHigh,
        confidence: item.confidence,
        foundBy: item.evidence === 'detector' ? ('detector' as const) : ('model' as const),
        box: detection === undefined ? null : [...detection.box],
        portion: portionInPhoto(item, detections, isSure ? match.food.id : null),
        nutrientsPer100g: isSure ? match.food.nutrientsPer100g : {},
        alternatives: match.alternatives.map(({ id, name }) => ({ foodId: id, name })),
      };
    }),
  );
}
