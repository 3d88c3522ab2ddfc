import type { WellnessScore } from '#workers/features/wellness/schemas.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { WovenRing } from '../../ui/woven-ring.tsx';

/** The score as a ring; a dash in an empty one while there is too little to say. */
export function ScoreRing({
  score,
  size = 'large',
}: {
  score: WellnessScore['score'];
  size?: 'small' | 'large';
}) {
  const t = useText();
  const figure = size === 'large' ? 'text-4xl' : 'text-xl';
  return (
    <WovenRing low={score ?? 0} high={score ?? 0} full={100} tone="text-accent">
      <span className={`figures font-display font-semibold tracking-tight ${figure}`}>
        {score ?? <span aria-hidden>–</span>}
      </span>
      {score === null && <span className="sr-only">{t('wellness.noScore')}</span>}
      {score !== null && (
        <span className={size === 'large' ? 'text-sm text-soft' : 'sr-only'}>{t('wellness.of')}</span>
      )}
    </WovenRing>
  );
}
