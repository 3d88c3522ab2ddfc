import type { FoodDay } from '#workers/features/food/schemas.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Card } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { WovenRing } from '../../ui/woven-ring.tsx';
import { REFERENCE_INTAKES } from './references.ts';
import { MacroBars } from './totals-panel.tsx';

const NOTHING = { value: 0, low: 0, high: 0, missing: 0 };

/** A day's energy as a ring and its macronutrients as bars, each with its interval. */
export function DayTotals({ day }: { day: FoodDay | undefined }) {
  const t = useText();
  const format = useFormat();
  const energy = day?.energyKcal ?? NOTHING;
  const totals = {
    proteinG: day?.proteinG ?? NOTHING,
    carbohydrateG: day?.carbohydrateG ?? NOTHING,
    fatG: day?.fatG ?? NOTHING,
    fibreG: day?.fibreG ?? NOTHING,
  };
  return (
    <Card className="grid gap-5">
      <h2 className="sr-only">{t('today.totals')}</h2>
      <div className="mx-auto w-full max-w-56">
        <WovenRing low={energy.low} high={energy.high} full={REFERENCE_INTAKES.energyKcal} tone="text-energy">
          <span className="figures font-display text-3xl font-semibold tracking-tight">
            {format.number(energy.value)}
          </span>
          <span className="text-sm text-soft">
            {t('totals.ofKcal', { reference: format.number(REFERENCE_INTAKES.energyKcal) })}
          </span>
          {energy.value > 0 && (
            <span className="figures mt-1 text-xs text-faint">
              {format.kcalRange(energy.low, energy.high)}
            </span>
          )}
        </WovenRing>
      </div>
      {energy.missing > 0 && (
        <p className="text-center text-sm text-notice">{t('totals.atLeast', { count: energy.missing })}</p>
      )}
      <MacroBars totals={totals} />
      <p className="text-xs text-faint">{t('totals.legend')}</p>
    </Card>
  );
}

export function DayTotalsSkeleton() {
  return (
    <Card className="grid gap-5">
      <Skeleton className="mx-auto aspect-square w-full max-w-56 rounded-full!" />
      <div className="grid gap-3 sm:grid-cols-2 sm:gap-x-6">
        {['a', 'b', 'c', 'd'].map((key) => (
          <Skeleton key={key} className="h-9" />
        ))}
      </div>
      <Skeleton className="h-9" />
    </Card>
  );
}
