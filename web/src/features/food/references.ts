import type { MessageId } from '../../lib/intl/messages.ts';

/**
 * Reference intakes of an average adult a day: Regulation (EU) No 1169/2011, Annex XIII part B; fibre from EFSA's
 * adequate intake (EFSA Journal 2010;8(3):1462). They say how full a bar is, and set nobody a goal.
 */
export const REFERENCE_INTAKES = {
  energyKcal: 2000,
  proteinG: 50,
  carbohydrateG: 260,
  fatG: 70,
  fibreG: 25,
} as const;

export type ReferenceKey = keyof typeof REFERENCE_INTAKES;

export const MACROS = [
  { key: 'proteinG', label: 'nutrient.proteinG', tone: 'text-protein' },
  { key: 'carbohydrateG', label: 'nutrient.carbohydrateG', tone: 'text-carbohydrate' },
  { key: 'fatG', label: 'nutrient.fatG', tone: 'text-fat' },
  { key: 'fibreG', label: 'nutrient.fibreG', tone: 'text-fibre' },
] as const satisfies readonly { key: ReferenceKey; label: MessageId; tone: string }[];
