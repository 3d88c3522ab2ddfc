import type { FoodAnalysisSummary, FoodDay } from '#workers/features/food/schemas.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { MealRow, MealRowSkeleton } from './meal-row.tsx';

interface DayGroup {
  day: string;
  meals: FoodAnalysisSummary[];
}

/** Neighbours of the same day come under one heading; sorted by energy a day may come more than once. */
export function groupByDay(meals: readonly FoodAnalysisSummary[]): DayGroup[] {
  const groups: DayGroup[] = [];
  for (const meal of meals) {
    const last = groups.at(-1);
    if (last?.day === meal.localDay) last.meals.push(meal);
    else groups.push({ day: meal.localDay, meals: [meal] });
  }
  return groups;
}

/** Meals under the day they were eaten on, with what the whole day came to. */
export function HistoryList({
  meals,
  days,
}: {
  meals: readonly FoodAnalysisSummary[];
  days: readonly FoodDay[];
}) {
  const format = useFormat();
  return (
    <div className="grid gap-6">
      {groupByDay(meals).map((group) => {
        const total = days.find((day) => day.localDay === group.day)?.energyKcal;
        return (
          <section key={`${group.day}-${group.meals[0]?.id}`} className="grid gap-2">
            <div className="flex flex-wrap items-baseline justify-between gap-x-3 px-1">
              <h2 className="text-base font-semibold">{format.day(group.day)}</h2>
              {total !== undefined && <DayTotal total={total} />}
            </div>
            <ul className="grid gap-2 lg:grid-cols-2">
              {group.meals.map((meal) => (
                <li key={meal.id}>
                  <MealRow meal={meal} when={format.time(meal.eatenAt)} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function DayTotal({ total }: { total: FoodDay['energyKcal'] }) {
  const t = useText();
  const format = useFormat();
  const kcal = format.kcal(total.value);
  const range = format.kcalRange(total.low, total.high);
  return (
    <p className="figures text-sm text-soft">
      {range === null ? t('history.dayTotalExact', { kcal }) : t('history.dayTotal', { kcal, range })}
    </p>
  );
}

export function HistorySkeleton() {
  return (
    <div className="grid gap-2 lg:grid-cols-2">
      {['a', 'b', 'c', 'd', 'e', 'f'].map((key) => (
        <MealRowSkeleton key={key} />
      ))}
    </div>
  );
}
