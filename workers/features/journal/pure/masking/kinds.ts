/** What of a text may say who somebody is. `place` and `organisation` are found as a by-product of names, and masked too. */
export const MASK_KINDS = [
  'name',
  'email',
  'phone',
  'card',
  'iban',
  'address',
  'id',
  'url',
  'ip',
  'birthdate',
  'handle',
  'place',
  'organisation',
] as const;

export type MaskKind = (typeof MASK_KINDS)[number];

/** A stretch of the text as it was handed in; offsets count UTF-16 units, `end` is exclusive. */
export interface MaskSpan {
  start: number;
  end: number;
  kind: MaskKind;
}

/** What stands in the masked text instead: `[name]`. */
export function placeholderOf(kind: MaskKind): string {
  return `[${kind}]`;
}

/** Finds placeholders, so that a masked text can be masked again and stays as it is. */
export const PLACEHOLDER = new RegExp(`\\[(?:${MASK_KINDS.join('|')})\\]`, 'g');
