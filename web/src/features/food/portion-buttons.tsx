import { useQuery } from '@tanstack/react-query';
import type { Food } from '#workers/features/nutrition/schemas.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { foodQuery } from './food-queries.ts';

const MOST = 5;

/** 'large (3-1/4" dia)' is 'large' on a button. */
export function shortLabel(label: string): string {
  return label.replace(/\s*\(.*?\)/g, '').trim() || label;
}

/** The portion that one usually has comes first; the others stay in the table's order. */
export function offeredPortions({ portions, serving }: Pick<Food, 'portions' | 'serving'>): Food['portions'] {
  const isUsual = (portion: Food['portions'][number]) =>
    serving !== null && portion.grams === serving.grams && portion.label === serving.label;
  return [...portions.filter(isUsual), ...portions.filter((portion) => !isUsual(portion))].slice(0, MOST);
}

/** Household portions of a food, '1 slice' or '1 cup': one tap sets the mass. */
export function PortionButtons({
  foodId,
  massGrams,
  onChoose,
}: {
  foodId: string;
  massGrams: number;
  onChoose: (grams: number) => void;
}) {
  const t = useText();
  const format = useFormat();
  const api = useApi();
  const { data: food } = useQuery(foodQuery(api, foodId));
  if (food === undefined || food.portions.length === 0) return null;
  return (
    <fieldset className="-mr-3 -ml-1 flex min-w-0 gap-1.5 overflow-x-auto pr-6 pb-1 pl-1 [mask-image:linear-gradient(90deg,#000_calc(100%-2rem),transparent)] [scrollbar-width:none] sm:-mr-4">
      <legend className="sr-only">{t('item.portions')}</legend>
      {offeredPortions(food).map((portion) => (
        <button
          key={`${portion.amount} ${portion.label}`}
          type="button"
          title={portion.label}
          aria-pressed={Math.abs(portion.grams - massGrams) < 1}
          onClick={() => onChoose(portion.grams)}
          className="min-h-9 shrink-0 rounded-full border border-line bg-paper px-3 text-left text-sm transition-colors hover:border-edge aria-pressed:border-accent aria-pressed:bg-accent-soft"
        >
          {format.number(portion.amount, 2)} {shortLabel(portion.label)}{' '}
          <span className="figures text-faint">{format.mass(portion.grams)}</span>
        </button>
      ))}
    </fieldset>
  );
}
