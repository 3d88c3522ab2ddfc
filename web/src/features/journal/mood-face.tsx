import type { Mood } from './mood-words.ts';
import { MOOD_FILLS } from './mood-words.ts';

const MOUTHS = {
  1: 'M8 17.2 Q12 13.2 16 17.2',
  2: 'M8.4 16.6 Q12 14.6 15.6 16.6',
  3: 'M8.5 16 H15.5',
  4: 'M8.4 14.8 Q12 17.4 15.6 14.8',
  5: 'M7.8 14.2 Q12 19.4 16.2 14.2 Z',
} as const satisfies Record<Mood, string>;

/** A drawn face; what it means is said beside it, or by the label of what holds it. */
export function MoodFace({ mood, size = 24 }: { mood: Mood; size?: number }) {
  return (
    <svg viewBox="0 0 24 24" width={size} height={size} aria-hidden="true" className={MOOD_FILLS[mood]}>
      <circle cx="12" cy="12" r="11" fill="currentColor" />
      <g className="stroke-paper fill-paper" strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round">
        <circle cx="8.6" cy="9.6" r="0.7" />
        <circle cx="15.4" cy="9.6" r="0.7" />
        <path d={MOUTHS[mood]} fill={mood === 5 ? undefined : 'none'} />
      </g>
    </svg>
  );
}
