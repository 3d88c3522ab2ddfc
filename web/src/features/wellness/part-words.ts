import type { WellnessPart } from '#workers/features/wellness/schemas.ts';
import type { MessageId } from '../../lib/intl/messages.ts';
import type { Format } from '../../lib/intl/use-format.ts';
import type { useText } from '../../lib/intl/use-text.ts';

type Text = ReturnType<typeof useText>;

export const PART_NAMES = {
  heart: 'wellness.part.heart',
  food: 'wellness.part.food',
  habits: 'wellness.part.habits',
  mood: 'wellness.part.mood',
} as const satisfies Record<WellnessPart['part'], MessageId>;

/** Why a part has the points that it has, or none. */
export function reasonOf({ part, missing, facts }: WellnessPart, t: Text, format: Format): string {
  if (missing === 'too-few-nights')
    return t(`wellness.missing.${missing}`, { count: (facts.needed ?? 0) - (facts.nights ?? 0) });
  if (missing !== null) return t(`wellness.missing.${missing}`);
  const reasons = REASONS[part](facts, t, format);
  return reasons.filter((reason) => reason !== null).join(' ');
}

type Facts = WellnessPart['facts'];
type Reasons = (facts: Facts, t: Text, format: Format) => (string | null)[];

const signed = (value: number, format: Format) =>
  `${value < 0 ? '−' : '+'}${format.number(Math.abs(value), 1)}`;

const REASONS: Readonly<Record<WellnessPart['part'], Reasons>> = {
  heart: ({ rmssdZ, restingHrZ }, t, format) => [
    rmssdZ === undefined ? null : t('wellness.heart.hrv', { steps: signed(rmssdZ, format) }),
    restingHrZ === undefined ? null : t('wellness.heart.rest', { steps: signed(restingHrZ, format) }),
  ],
  food: ({ fibrePer1000Kcal, proteinShare, fatShare, carbohydrateShare }, t, format) => [
    fibrePer1000Kcal === undefined
      ? null
      : t('wellness.food.fibre', { grams: format.grams(fibrePer1000Kcal) }),
    proteinShare === undefined || fatShare === undefined || carbohydrateShare === undefined
      ? null
      : t('wellness.food.shares', {
          protein: format.percent(proteinShare),
          fat: format.percent(fatShare),
          carbohydrate: format.percent(carbohydrateShare),
        }),
  ],
  habits: ({ done = 0, decided = 0 }, t) => [t('wellness.habits.kept', { done, decided })],
  mood: ({ mean = 0 }, t, format) => [t('wellness.mood.mean', { mean: format.number(mean, 1) })],
};
