import { type FoodMatch, getFood, matchFood, portionForLabel } from '#workers/features/nutrition/index.ts';
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
  described: readonly SeenItem[],
  detections: readonly Detection[],
): Promise<FoundItem[]> {
  // Five oranges are looked up once.
  const matches = new Map<string, Promise<FoodMatch>>();
  return Promise.all(
    described.map(async (item, position) => {
      const detection = item.detection === null ? undefined : detections[item.detection];
      const isLabel = item.name.toLowerCase() === detection?.label.toLowerCase();
      const key = `${isLabel} ${item.name}`;
      const sought = matches.get(key) ?? foodOf(call, item.name, isLabel);
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

/** A detector's own label stands for one known food; any other words are searched for. */
async function foodOf({ ctx, deps }: Call, name: string, isLabel: boolean): Promise<FoodMatch> {
  const match = await matchFood({ ctx, input: { name }, deps });
  const id = isLabel ? portionForLabel(name).foodId : null;
  if (id === null || (match.kind === 'match' && match.food.id === id)) return match;
  const food = await getFood({ ctx, input: { id }, deps });
  if (food === undefined) return match;
  const others = match.kind === 'match' ? [match.food, ...match.alternatives] : match.alternatives;
  return {
    kind: 'match',
    food,
    score: 1,
    alternatives: others.filter((other) => other.id !== food.id).slice(0, 5),
  };
}
