import type { Label } from './labels.ts';

/** From here on, in standard deviations of one's own nights, a body is told to differ from its usual. */
export const AROUSAL_STEP = 1;
const CLEAR = 0.25;

/**
 * What a body suggests: heart rate up and variability down is arousal, and arousal alone cannot tell pleasant from unpleasant
 * (Russell, A circumplex model of affect, 1980; Kreibig 2010). So it names several.
 * @param arousal in standard deviations of one's own range
 */
export function bodyLabels(arousal: number): Label[] {
  if (arousal >= AROUSAL_STEP) return ['energised', 'tense', 'stressed', 'anxious'];
  return arousal <= -AROUSAL_STEP ? ['calm', 'low'] : ['content', 'neutral'];
}

/** Arousal from two figures against one's own nights: either alone will do. */
export function arousalOf({
  rmssdZ,
  restingHrZ,
}: {
  rmssdZ: number | null;
  restingHrZ: number | null;
}): number | null {
  const parts = [restingHrZ, rmssdZ === null ? null : -rmssdZ].filter((z) => z !== null);
  return parts.length === 0 ? null : parts.reduce((sum, z) => sum + z, 0) / parts.length;
}

/** Valence of what was said, −1 to 1: the slider where it was used, else the five steps of mood. */
export function saidValence(day: { mood: number | null; valence: number | null }): number | null {
  return day.valence ?? (day.mood === null ? null : (day.mood - 3) / 2);
}

/** What a person said, by the quarters of the circumplex (Russell 1980). Without energy several fit. */
export function saidLabels({ valence, energy }: { valence: number; energy: number | null }): Label[] {
  if (valence >= CLEAR) {
    if (energy === null) return ['calm', 'content', 'energised'];
    return [energy >= CLEAR ? 'energised' : energy <= -CLEAR ? 'calm' : 'content'];
  }
  if (valence <= -CLEAR) {
    if (energy === null) return ['tense', 'stressed', 'anxious', 'low'];
    return energy >= CLEAR ? ['tense', 'stressed', 'anxious'] : energy <= -CLEAR ? ['low'] : ['tense', 'low'];
  }
  if (energy === null || Math.abs(energy) < CLEAR) return ['neutral'];
  return energy > 0 ? ['energised', 'tense'] : ['calm', 'low'];
}

/** Which label an emotion of the journal's model belongs to; those that tell no mood (curiosity, realization) are absent. */
export const LABEL_OF_EMOTION: Readonly<Record<string, Label>> = {
  relief: 'calm',
  admiration: 'content',
  amusement: 'content',
  approval: 'content',
  caring: 'content',
  gratitude: 'content',
  joy: 'content',
  love: 'content',
  optimism: 'content',
  pride: 'content',
  excitement: 'energised',
  desire: 'energised',
  annoyance: 'tense',
  disapproval: 'tense',
  disgust: 'tense',
  anger: 'stressed',
  embarrassment: 'anxious',
  fear: 'anxious',
  nervousness: 'anxious',
  disappointment: 'low',
  grief: 'low',
  remorse: 'low',
  sadness: 'low',
};

export interface WrittenEmotion {
  label: string;
  probability: number;
}

/** The label of the likeliest emotion in a day's entries, and that emotion's probability. Null: nothing stood out. */
export function writtenLabel(
  emotions: readonly WrittenEmotion[],
): { label: Label; probability: number } | null {
  let best: { label: Label; probability: number } | null = null;
  for (const { label: emotion, probability } of emotions) {
    const label = LABEL_OF_EMOTION[emotion];
    if (label !== undefined && (best === null || probability > best.probability))
      best = { label, probability };
  }
  return best;
}
