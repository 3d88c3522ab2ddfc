import { mealTotals } from '#workers/features/nutrition/index.ts';
import type { ItemRow, NewAnalysisRow } from './queries.ts';

type Eaten = Pick<ItemRow, 'name' | 'massGrams' | 'massLow' | 'massHigh' | 'nutrientsPer100g'>;

const NOTHING = { value: 0, low: 0, high: 0, missing: 0 };

/** The columns of a meal that follow from its items. */
export function totalColumns(items: readonly Eaten[]): Partial<NewAnalysisRow> {
  const totals = mealTotals(items);
  const of = (key: string) => totals[key] ?? NOTHING;
  const energy = of('energyKcal');
  return {
    totals,
    itemNames: items.map((item) => item.name),
    energyKcal: energy.value,
    energyLow: energy.low,
    energyHigh: energy.high,
    energyMissing: energy.missing,
    proteinG: of('proteinG').value,
    fatG: of('fatG').value,
    carbohydrateG: of('carbohydrateG').value,
  };
}
