import type { Estimate } from '#workers/features/food/schemas.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { WovenBar } from '../../ui/woven-bar.tsx';
import { MACROS, REFERENCE_INTAKES } from './references.ts';

/** A nutrient that no item of a meal knows is absent from its totals. */
const UNKNOWN: Estimate = { value: 0, low: 0, high: 0, missing: 1 };

/** What a meal or a day comes to: the figure, its 80 % interval, and its share of a reference intake. */
export function TotalsPanel({ totals }: { totals: Readonly<Record<string, Estimate>> }) {
  const t = useText();
  const format = useFormat();
  const energy = totals.energyKcal ?? UNKNOWN;
  const range = isUnknown(energy) ? null : format.kcalRange(energy.low, energy.high);
  return (
    <div className="grid gap-4">
      <div>
        <p className="figures flex flex-wrap items-baseline gap-x-3">
          <span className="font-display text-3xl font-semibold tracking-tight">
            {isUnknown(energy) ? t('totals.unknown') : format.kcal(energy.value)}
          </span>
          {range !== null && <span className="text-soft">{t('totals.probably', { range })}</span>}
        </p>
        {energy.missing > 0 && (
          <p className="mt-1 text-sm text-notice">{t('totals.atLeast', { count: energy.missing })}</p>
        )}
      </div>
      <MacroBars totals={totals} />
      <OtherFigures totals={totals} />
    </div>
  );
}

/** Nothing known is not the same as none: then there is no figure at all. */
function isUnknown(estimate: Estimate): boolean {
  return estimate.value === 0 && estimate.missing > 0;
}

export function MacroBars({ totals }: { totals: Readonly<Record<string, Estimate>> }) {
  const t = useText();
  return (
    <div className="@container">
      <dl className="grid gap-x-6 gap-y-3 @md:grid-cols-2">
        {MACROS.map(({ key, label, tone }) => {
          const estimate = totals[key] ?? UNKNOWN;
          return (
            <div key={key} className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-2 gap-y-1.5">
              <dt className="text-sm font-medium">{t(label)}</dt>
              <dd className="figures text-right text-sm whitespace-nowrap">
                {isUnknown(estimate) ? (
                  <span className="text-faint">{t('totals.unknown')}</span>
                ) : (
                  <MacroFigure estimate={estimate} reference={REFERENCE_INTAKES[key]} />
                )}
              </dd>
              <dd className="col-span-2">
                <WovenBar {...estimate} full={REFERENCE_INTAKES[key]} tone={tone} />
              </dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}

function MacroFigure({ estimate, reference }: { estimate: Estimate; reference: number }) {
  const t = useText();
  const format = useFormat();
  return (
    <>
      <span className="font-semibold">
        {estimate.missing > 0 && <span aria-hidden>≥ </span>}
        {format.grams(estimate.value)}
      </span>{' '}
      <span className="hidden text-faint @[14rem]:inline">
        {t('totals.of', { reference: format.grams(reference) })}
      </span>
      <span className="sr-only">
        , {t('totals.probably', { range: format.gramsRange(estimate.low, estimate.high) })}
        {estimate.missing > 0 && `, ${t('totals.atLeast', { count: estimate.missing })}`}
      </span>
    </>
  );
}

/** Salt is what a label says; tables hold sodium (Regulation (EU) No 1169/2011, annex I: salt = sodium × 2.5). */
function saltOf(sodiumMg: Estimate | undefined): number | undefined {
  return sodiumMg === undefined ? undefined : (sodiumMg.value * 2.5) / 1000;
}

function OtherFigures({ totals }: { totals: Readonly<Record<string, Estimate>> }) {
  const t = useText();
  const format = useFormat();
  const figures = [
    { label: 'nutrient.sugarG', grams: totals.sugarG?.value },
    { label: 'nutrient.saturatedFatG', grams: totals.saturatedFatG?.value },
    { label: 'nutrient.salt', grams: saltOf(totals.sodiumMg) },
  ] as const;
  const known = figures.flatMap(({ label, grams }) => (grams === undefined ? [] : [{ label, grams }]));
  if (known.length === 0) return null;
  return (
    <dl className="flex flex-wrap gap-x-5 gap-y-1 border-t border-line pt-3 text-sm">
      {known.map(({ label, grams }) => (
        <div key={label} className="flex gap-1.5">
          <dt className="text-soft">{t(label)}</dt>
          <dd className="figures font-medium">{format.grams(grams)}</dd>
        </div>
      ))}
    </dl>
  );
}
