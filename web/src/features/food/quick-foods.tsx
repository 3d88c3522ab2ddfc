import { useQueryClient } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { massByPerson } from '#workers/features/food/pure/item-mass.ts';
import { mealTotals } from '#workers/features/nutrition/pure/meal-totals.ts';
import type { Food, FoodSummary } from '#workers/features/nutrition/schemas.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { useNotice } from '../../lib/notices.ts';
import { IconButton } from '../../ui/button.tsx';
import { useProblemText } from '../../ui/problem.tsx';
import { foodQuery, usualGrams } from './food-queries.ts';
import { GramsSlider } from './grams-slider.tsx';
import { FoodSearch } from './lazy-food-search.tsx';
import { PortionButtons } from './portion-buttons.tsx';
import { TotalsPanel } from './totals-panel.tsx';

export interface ChosenFood {
  /** Tells two helpings of the same food apart. */
  key: string;
  food: Food;
  massGrams: number;
}

/** Foods of the table with their masses, and what they come to. */
export function QuickFoods({
  foods,
  onChange,
}: {
  foods: readonly ChosenFood[];
  onChange: (foods: ChosenFood[]) => void;
}) {
  const t = useText();
  const format = useFormat();
  const api = useApi();
  const queries = useQueryClient();
  const notice = useNotice();
  const problemText = useProblemText();
  const choose = async (hit: FoodSummary) => {
    try {
      const food = await queries.fetchQuery(foodQuery(api, hit.id));
      onChange([...foods, { key: crypto.randomUUID(), food, massGrams: usualGrams(food) }]);
    } catch (error) {
      notice(problemText(error), { isProblem: true });
    }
  };
  const weigh = (key: string, massGrams: number) =>
    onChange(foods.map((chosen) => (chosen.key === key ? { ...chosen, massGrams } : chosen)));
  const totals = mealTotals(
    foods.map(({ food, massGrams }) => ({
      name: food.name,
      nutrientsPer100g: food.nutrientsPer100g,
      ...massByPerson(massGrams),
    })),
  );
  return (
    <div className="grid gap-4">
      <FoodSearch label={t('item.addSearch')} onChoose={choose} />
      {foods.length > 0 && (
        <ul className="grid gap-3">
          {foods.map(({ key, food, massGrams }) => (
            <li key={key} className="grid gap-1 rounded-md border border-line bg-paper p-3">
              <div className="flex items-center justify-between gap-2">
                <span className="font-medium">{food.name}</span>
                <IconButton
                  label={t('quick.remove', { name: food.name })}
                  icon={<X size={18} />}
                  onClick={() => onChange(foods.filter((chosen) => chosen.key !== key))}
                />
              </div>
              <div className="flex items-center gap-2">
                <div className="min-w-0 flex-1">
                  <GramsSlider
                    name={food.name}
                    {...massByPerson(massGrams)}
                    onMove={(grams) => weigh(key, grams)}
                    onSettle={(grams) => weigh(key, grams)}
                  />
                </div>
                <span className="figures w-20 text-right font-semibold">{format.mass(massGrams)}</span>
              </div>
              <PortionButtons
                foodId={food.id}
                massGrams={massGrams}
                onChoose={(grams) => weigh(key, grams)}
              />
            </li>
          ))}
        </ul>
      )}
      {foods.length > 0 && <TotalsPanel totals={totals} />}
    </div>
  );
}
