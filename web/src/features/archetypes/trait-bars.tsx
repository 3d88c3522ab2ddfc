import type { Assignment } from '#workers/features/archetypes/schemas.ts';
import type { MessageId } from '../../lib/intl/messages.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';

type Trait = Assignment['traits'][number];

/** Where somebody lies on a trait; `error` is one standard error, and missing where there is none. */
export type TraitPlace = Pick<Trait, 'trait' | 'score'> & { error?: number };

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
} as const satisfies Record<Trait['trait'], readonly [MessageId, MessageId, MessageId]>;

/** Each trait between its two ends: a mark where the person lies, and how far that may be off. */
export function TraitBars({ traits }: { traits: readonly TraitPlace[] }) {
  const t = useText();
  const format = useFormat();
  return (
    <ul className="grid gap-4">
      {traits.map(({ trait, score, error }) => {
        const [name, low, high] = NAMES[trait];
        return (
          <li key={trait} className="grid gap-1">
            <p className="flex items-baseline justify-between gap-3">
              <span className="font-medium">{t(name)}</span>
              <span className="figures text-sm text-faint">
                {error === undefined
                  ? format.number(score, 1)
                  : t('trait.value', { score: format.number(score, 1), error: format.number(error, 1) })}
              </span>
            </p>
            <TraitBar score={score} error={error ?? 0} />
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

/** Half the width of the bar, in standard scores. */
const REACH = 2.5;
const place = (score: number) => 50 + (50 * Math.max(-REACH, Math.min(REACH, score))) / REACH;

/** Drawn by attributes alone: the page's policy refuses styles that come with the HTML. */
function TraitBar({ score, error }: { score: number; error: number }) {
  const [left, right] = [place(score - error), place(score + error)];
  return (
    <svg aria-hidden="true" className="block h-4 w-full overflow-visible">
      <rect y="2" width="100%" height="12" rx="6" className="fill-sunken" />
      <line x1="50%" x2="50%" y1="2" y2="14" className="stroke-edge/60" />
      {error > 0 && (
        <rect x={`${left}%`} y="4" width={`${right - left}%`} height="8" rx="4" className="fill-accent/30" />
      )}
      <circle cx={`${place(score)}%`} cy="8" r="6" strokeWidth="2" className="fill-accent stroke-surface" />
    </svg>
  );
}
