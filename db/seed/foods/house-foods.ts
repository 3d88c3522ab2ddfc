export interface HouseFood {
  id: string;
  fdcId: number | null;
  description: string;
  category: string;
  /** Per 100 g. What the source does not give is left out. */
  nutrients: Readonly<Record<string, number>>;
  portions: readonly { amount: number; label: string; grams: number }[];
}

/**
 * Foods that people name every day and SR28 does not have.
 *
 * Oat milk: USDA FoodData Central, Foundation Foods, FDC 2257046. The release gives no energy for it: 48 kcal follow from
 * its protein, fat and carbohydrate by the general Atwater factors 4, 9 and 4. Fibre is not given.
 */
export const HOUSE_FOODS: readonly HouseFood[] = [
  {
    id: 'fdc-2257046',
    fdcId: 2257046,
    description: 'Oat milk, unsweetened, plain, refrigerated',
    category: 'Beverages',
    nutrients: {
      energyKcal: 48,
      proteinG: 0.797,
      fatG: 2.75,
      carbohydrateG: 5.1,
      sugarG: 2.32,
      sodiumMg: 42,
    },
    portions: [{ amount: 1, label: 'cup', grams: 240 }],
  },
];
