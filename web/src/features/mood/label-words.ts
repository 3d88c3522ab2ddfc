import type { MoodMoment } from '#workers/features/mood/schemas.ts';
import type { MessageId } from '../../lib/intl/messages.ts';
import type { Format } from '../../lib/intl/use-format.ts';

export type Label = MoodMoment['label'];

export const LABEL_WORDS = {
  calm: 'mood.label.calm',
  content: 'mood.label.content',
  energised: 'mood.label.energised',
  tense: 'mood.label.tense',
  stressed: 'mood.label.stressed',
  anxious: 'mood.label.anxious',
  low: 'mood.label.low',
  neutral: 'mood.label.neutral',
} as const satisfies Record<Label, MessageId>;

/** With its sign, and a real minus. */
export function signed(value: number, format: Format): string {
  const rounded = Math.round(value * 10) / 10;
  if (rounded === 0) return '0';
  return `${rounded < 0 ? '−' : '+'}${format.number(Math.abs(rounded), 1)}`;
}
