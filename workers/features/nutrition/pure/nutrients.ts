export type NutrientUnit = 'kcal' | 'g' | 'mg' | 'µg' | 'IU';

export interface Nutrient {
  /** Stable: stored with every food and every meal, and part of the API. */
  key: string;
  name: string;
  unit: NutrientUnit;
  /** USDA's nutrient number ('nutrient_nbr' in FoodData Central). */
  usdaNumber: string;
  /** A day's reference for an adult: Regulation (EU) No 1169/2011, annex XIII. */
  dailyEu?: number;
  /** A day's value from four years of age on: 21 CFR 101.9(c)(8)(iv) and (9), in the nutrient's own unit. */
  dailyUs?: number;
}

interface Daily {
  eu?: number;
  us?: number;
}

function nutrient(
  key: string,
  name: string,
  unit: NutrientUnit,
  usdaNumber: string,
  daily: Daily = {},
): Nutrient {
  return {
    key,
    name,
    unit,
    usdaNumber,
    ...(daily.eu !== undefined && { dailyEu: daily.eu }),
    ...(daily.us !== undefined && { dailyUs: daily.us }),
  };
}

/** Every nutrient the project keeps, per 100 g of the edible part, in the order they are shown. */
export const NUTRIENTS = [
  nutrient('energyKcal', 'Energy', 'kcal', '208', { eu: 2000, us: 2000 }),
  nutrient('proteinG', 'Protein', 'g', '203', { eu: 50, us: 50 }),
  nutrient('carbohydrateG', 'Carbohydrate', 'g', '205', { eu: 260, us: 275 }),
  nutrient('sugarG', 'Sugars', 'g', '269', { eu: 90 }),
  nutrient('fibreG', 'Fibre', 'g', '291', { us: 28 }),
  nutrient('fatG', 'Fat', 'g', '204', { eu: 70, us: 78 }),
  nutrient('saturatedFatG', 'Saturated fat', 'g', '606', { eu: 20, us: 20 }),
  nutrient('monounsaturatedFatG', 'Monounsaturated fat', 'g', '645'),
  nutrient('polyunsaturatedFatG', 'Polyunsaturated fat', 'g', '646'),
  nutrient('cholesterolMg', 'Cholesterol', 'mg', '601', { us: 300 }),
  nutrient('sodiumMg', 'Sodium', 'mg', '307', { eu: 2400, us: 2300 }),
  nutrient('potassiumMg', 'Potassium', 'mg', '306', { eu: 2000, us: 4700 }),
  nutrient('calciumMg', 'Calcium', 'mg', '301', { eu: 800, us: 1300 }),
  nutrient('ironMg', 'Iron', 'mg', '303', { eu: 14, us: 18 }),
  nutrient('magnesiumMg', 'Magnesium', 'mg', '304', { eu: 375, us: 420 }),
  nutrient('phosphorusMg', 'Phosphorus', 'mg', '305', { eu: 700, us: 1250 }),
  nutrient('zincMg', 'Zinc', 'mg', '309', { eu: 10, us: 11 }),
  nutrient('copperMg', 'Copper', 'mg', '312', { eu: 1, us: 0.9 }),
  nutrient('manganeseMg', 'Manganese', 'mg', '315', { eu: 2, us: 2.3 }),
  nutrient('seleniumUg', 'Selenium', 'µg', '317', { eu: 55, us: 55 }),
  nutrient('vitaminARaeUg', 'Vitamin A', 'µg', '320', { eu: 800, us: 900 }),
  nutrient('vitaminAIu', 'Vitamin A (IU)', 'IU', '318'),
  nutrient('retinolUg', 'Retinol', 'µg', '319'),
  nutrient('alphaCaroteneUg', 'Alpha-carotene', 'µg', '322'),
  nutrient('betaCaroteneUg', 'Beta-carotene', 'µg', '321'),
  nutrient('betaCryptoxanthinUg', 'Beta-cryptoxanthin', 'µg', '334'),
  nutrient('lycopeneUg', 'Lycopene', 'µg', '337'),
  nutrient('luteinZeaxanthinUg', 'Lutein and zeaxanthin', 'µg', '338'),
  nutrient('vitaminCMg', 'Vitamin C', 'mg', '401', { eu: 80, us: 90 }),
  nutrient('vitaminDUg', 'Vitamin D', 'µg', '328', { eu: 5, us: 20 }),
  nutrient('vitaminDIu', 'Vitamin D (IU)', 'IU', '324'),
  nutrient('vitaminEMg', 'Vitamin E', 'mg', '323', { eu: 12, us: 15 }),
  nutrient('vitaminKUg', 'Vitamin K', 'µg', '430', { eu: 75, us: 120 }),
  nutrient('thiaminMg', 'Thiamin (B1)', 'mg', '404', { eu: 1.1, us: 1.2 }),
  nutrient('riboflavinMg', 'Riboflavin (B2)', 'mg', '405', { eu: 1.4, us: 1.3 }),
  nutrient('niacinMg', 'Niacin (B3)', 'mg', '406', { eu: 16, us: 16 }),
  nutrient('pantothenicAcidMg', 'Pantothenic acid (B5)', 'mg', '410', { eu: 6, us: 5 }),
  nutrient('vitaminB6Mg', 'Vitamin B6', 'mg', '415', { eu: 1.4, us: 1.7 }),
  nutrient('folateUg', 'Folate', 'µg', '417', { eu: 200 }),
  nutrient('folateDfeUg', 'Folate (DFE)', 'µg', '435', { us: 400 }),
  nutrient('folicAcidUg', 'Folic acid', 'µg', '431'),
  nutrient('foodFolateUg', 'Food folate', 'µg', '432'),
  nutrient('vitaminB12Ug', 'Vitamin B12', 'µg', '418', { eu: 2.5, us: 2.4 }),
  nutrient('cholineMg', 'Choline', 'mg', '421', { us: 550 }),
  nutrient('waterG', 'Water', 'g', '255'),
  nutrient('ashG', 'Ash', 'g', '207'),
] as const satisfies readonly Nutrient[];

/** Figures per 100 g (or for a portion) by nutrient key. Absent: not known, which is not zero. */
export type NutrientFigures = Readonly<Record<string, number>>;

const known = new Set(NUTRIENTS.map(({ key }) => key));

export function isNutrientKey(key: string): boolean {
  return known.has(key);
}
