/** The words for how somebody feels. Each source says which of them fit it: one where it can tell, several where it cannot. */
export const LABELS = [
  'calm',
  'content',
  'energised',
  'tense',
  'stressed',
  'anxious',
  'low',
  'neutral',
] as const;

export type Label = (typeof LABELS)[number];

/** What the stress model is meant to find. */
const STRAINED: readonly Label[] = ['tense', 'stressed', 'anxious'];

export function isStrained(label: Label): boolean {
  return STRAINED.includes(label);
}
