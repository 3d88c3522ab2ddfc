import { Link } from '@tanstack/react-router';
import { Camera, PencilLine } from 'lucide-react';
import type { FoodAnalysisSummary } from '#workers/features/food/schemas.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { buttonLook } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { MealRow, MealRowSkeleton } from './meal-row.tsx';

/** The meals of a day, strung on one thread. */
export function DayTimeline({ meals }: { meals: readonly FoodAnalysisSummary[] }) {
  const format = useFormat();
  return (
    <ol className="relative grid gap-3 pl-6 before:absolute before:inset-y-5 before:left-[0.4375rem] before:w-0.5 before:rounded-full before:bg-accent/35">
      {meals.map((meal) => (
        <li key={meal.id} className="relative">
          <span
            aria-hidden
            className="absolute top-1/2 -left-6 size-4 -translate-y-1/2 rounded-full border-[3px] border-accent bg-paper"
          />
          <MealRow meal={meal} isPhotoShown when={format.time(meal.eatenAt)} />
        </li>
      ))}
    </ol>
  );
}

export function EmptyDay({ isToday }: { isToday: boolean }) {
  const t = useText();
  return (
    <Empty title={t(isToday ? 'today.emptyTitle' : 'today.emptyPastTitle')} text={t('today.emptyText')}>
      <Link to="/meals/new" className={buttonLook('primary')}>
        <Camera size={20} aria-hidden /> {t('add.photo')}
      </Link>
      <Link to="/quick-add" className={buttonLook()}>
        <PencilLine size={20} aria-hidden /> {t('add.quick')}
      </Link>
    </Empty>
  );
}

export function DayTimelineSkeleton() {
  return (
    <div className="grid gap-3 pl-6">
      <MealRowSkeleton />
      <MealRowSkeleton />
      <MealRowSkeleton />
    </div>
  );
}
