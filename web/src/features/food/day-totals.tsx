import type { FoodDay } from '#workers/features/food/schemas.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Card } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { WovenRing } from '../../ui/woven-ring.tsx';
import { REFERENCE_INTAKES } from './references.ts';
import { MacroBars } from './totals-panel.tsx';

const NOTHING = { value: 0, low: 0, high: 0, missing: 0 };

/** Ring beside bars on a phone; ring over bars in the column of a desk. */
const SIDES =
  'grid grid-cols-1 items-center gap-5 min-[23rem]:grid-cols-[8.25rem_minmax(0,1fr)] sm:grid-cols-[10rem_minmax(0,1fr)] lg:grid-cols-1';

/** A day's energy as a ring and its macronutrients as bars, each with its interval. */
export function DayTotals({ day }: { day: FoodDay | undefined }) {
  const t = useText();
  const format = useFormat();
  const energy = day?.energyKcal ?? NOTHING;
  const range = format.kcalRange(energy.low, energy.high);
  const totals = {
    proteinG: day?.proteinG ?? NOTHING,
    carbohydrateG: day?.carbohydrateG ?? NOTHING,
    fatG: day?.fatG ?? NOTHING,
    fibreG: day?.fibreG ?? NOTHING,
  };
  return (
    <Card className="grid grid-cols-1 gap-5">
      <h2 className="sr-only">{t('today.totals')}</h2>
      <div className={SIDES}>
        <div className="mx-auto w-full max-w-56">
          <WovenRing
            low={energy.low}
            high={energy.high}
            full={REFERENCE_INTAKES.energyKcal}
            tone="text-energy"
          >
            <span className="figures font-display text-xl font-semibold tracking-tight sm:text-2xl lg:text-3xl">
              {format.number(energy.value)}
            </span>
            <span className="text-xs text-soft lg:text-sm">
              {t('totals.ofKcal', { reference: format.number(REFERENCE_INTAKES.energyKcal) })}
            </span>
            {range !== null && (
              <span className="figures mt-1 hidden text-xs text-faint lg:block">{range}</span>
            )}
          </WovenRing>
        </div>
        <MacroBars totals={totals} />
      </div>
      {range !== null && (
        <p className="figures text-sm text-soft lg:hidden">{t('totals.probably', { range })}</p>
      )}
      {energy.missing > 0 && (
        <p className="text-center text-sm text-notice">{t('totals.atLeast', { count: energy.missing })}</p>
      )}
      <p className="text-xs text-faint">{t('totals.legend')}</p>
    </Card>
  );
}

export function DayTotalsSkeleton() {
  return (
    <Card className="grid gap-5">
      <div className={SIDES}>
        <Skeleton className="mx-auto aspect-square w-full max-w-56 rounded-full!" />
        <div className="grid gap-3">
          {['a', 'b', 'c', 'd'].map((key) => (
            <Skeleton key={key} className="h-8" />
          ))}
        </div>
      </div>
      <Skeleton className="h-9" />
    </Card>
  );
}
