import type { Assignment } from '#workers/features/archetypes/schemas.ts';
import type { MessageId } from '../../lib/intl/messages.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';

type Traits = Assignment['traits'];

const NAMES = {
  openness: ['trait.openness', 'trait.openness.low', 'trait.openness.high'],
  conscientiousness: [
    'trait.conscientiousness',
    'trait.conscientiousness.low',
    'trait.conscientiousness.high',
  ],
  extraversion: ['trait.extraversion', 'trait.extraversion.low', 'trait.extraversion.high'],
  agreeableness: ['trait.agreeableness', 'trait.agreeableness.low', 'trait.agreeableness.high'],
  stability: ['trait.stability', 'trait.stability.low', 'trait.stability.high'],
  morningness: ['trait.morningness', 'trait.morningness.low', 'trait.morningness.high'],
  selfDrive: ['trait.selfDrive', 'trait.selfDrive.low', 'trait.selfDrive.high'],
} as const satisfies Record<Traits[number]['trait'], readonly [MessageId, MessageId, MessageId]>;

/** Half the width of the bar, in standard scores. */
const REACH = 2.5;
const place = (score: number) => 50 + (50 * Math.max(-REACH, Math.min(REACH, score))) / REACH;

/** Each trait between its two ends: a mark where the person lies, and how far that may be off (one standard error either way). */
export function TraitBars({ traits }: { traits: Traits }) {
  const t = useText();
  const format = useFormat();
  return (
    <ul className="grid gap-4">
      {traits.map(({ trait, score, error }) => {
        const [name, low, high] = NAMES[trait];
        const [left, right] = [place(score - error), place(score + error)];
        return (
          <li key={trait} className="grid gap-1">
            <p className="flex items-baseline justify-between gap-3">
              <span className="font-medium">{t(name)}</span>
              <span className="figures text-sm text-faint">
                {t('trait.value', { score: format.number(score, 1), error: format.number(error, 1) })}
              </span>
            </p>
            <span aria-hidden className="relative block h-3 rounded-full bg-sunken">
              <span className="absolute inset-y-0 left-1/2 w-px bg-edge/60" />
              <span
                className="absolute inset-y-0.5 rounded-full bg-accent/30"
                style={{ left: `${left}%`, width: `${right - left}%` }}
              />
              <span
                className="absolute top-1/2 size-3.5 -translate-1/2 rounded-full border-2 border-surface bg-accent"
                style={{ left: `${place(score)}%` }}
              />
            </span>
            <p className="flex justify-between gap-3 text-sm text-soft">
              <span>{t(low)}</span>
              <span className="text-right">{t(high)}</span>
            </p>
          </li>
        );
      })}
    </ul>
  );
}
