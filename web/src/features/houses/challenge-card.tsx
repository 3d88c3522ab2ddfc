import type { HouseWeek } from '#workers/features/houses/schemas.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Card } from '../../ui/page.tsx';
import { HOUSE_TONES } from './house-crest.tsx';
import type { HouseId } from './house-queries.ts';

/** What the house sets itself this week, and one's own part of it, step by step. */
export function ChallengeCard({ house, week }: { house: HouseId; week: HouseWeek }) {
  const t = useText();
  const format = useFormat();
  const { challenge, own } = week;
  const figures = week.standing.find((row) => row.house === house)?.figures ?? null;
  const isReached = own >= challenge.goal;
  return (
    <Card className="grid gap-4">
      <div className="grid gap-1">
        <h2 className="text-lg">{t('house.challenge')}</h2>
        <p>{t(`house.challenge.${challenge.kind}`, { goal: challenge.goal })}</p>
      </div>
      <div className="grid gap-2">
        <div className={`flex gap-1.5 ${HOUSE_TONES[house]}`} aria-hidden>
          {Array.from({ length: challenge.goal }, (_, step) => step).map((step) => (
            <span
              key={step}
              className={`h-3 min-w-0 flex-1 rounded-full ${step < own ? 'bg-current' : 'bg-sunken'}`}
            />
          ))}
        </div>
        <p className="figures text-sm">
          {t(isReached ? 'house.ownReached' : 'house.own', { own, goal: challenge.goal })}
        </p>
      </div>
      <p className="text-sm text-soft">
        {figures === null
          ? t('house.tooFew')
          : t('house.together', {
              atLeast: figures.atLeast,
              share: format.percent(figures.share),
              reached: format.percent(figures.reachedShare),
            })}
      </p>
    </Card>
  );
}
