import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Copy, PencilLine, Trash2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { FoodAnalysis } from '#workers/features/food/schemas.ts';
import { useMealDeeds } from '../../features/food/meal-deeds.ts';
import { useMealEdit } from '../../features/food/meal-edits.ts';
import { mealQuery } from '../../features/food/meal-queries.ts';
import { MealSkeleton } from '../../features/food/meal-skeleton.tsx';
import { MealView } from '../../features/food/meal-view.tsx';
import { MEAL_WORDS, mealTitle } from '../../features/food/meal-words.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { useIsLive } from '../../lib/live-context.ts';
import { IconButton } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { LoadingWord, Skeleton } from '../../ui/skeleton.tsx';

const MealDetailsSheet = lazy(async () => ({
  default: (await import('../../features/food/meal-details-sheet.tsx')).MealDetailsSheet,
}));

const route = getRouteApi('/member/meals/$mealId');

export function MealScreen() {
  const t = useText();
  const { mealId } = route.useParams();
  const isLive = useIsLive();
  const meal = useQuery(mealQuery(useApi(), mealId, { isLive }));
  if (meal.isPending) {
    return (
      <Page isWide title={t('meal.one')} lead={<Skeleton className="h-5 w-40" />} actions={null}>
        <LoadingWord text={t('common.loading')} />
        <MealSkeleton mealId={mealId} />
      </Page>
    );
  }
  if (meal.data === undefined) {
    return (
      <Page title={t('meal.one')}>
        <Problem error={meal.error} onRetry={() => meal.refetch()} />
      </Page>
    );
  }
  return <FoundMeal key={mealId} meal={meal.data} />;
}

function FoundMeal({ meal }: { meal: FoodAnalysis }) {
  const t = useText();
  const format = useFormat();
  const edit = useMealEdit(meal.id);
  const deeds = useMealDeeds(meal);
  const [isEditing, setIsEditing] = useState(false);
  const [hasEdited, setHasEdited] = useState(false);
  const title = mealTitle(t, { ...meal, itemNames: meal.items.map((item) => item.name) });
  const kind = t(MEAL_WORDS[meal.meal]);
  const moment = `${format.day(meal.localDay, 'short')}, ${format.time(meal.eatenAt)}`;
  return (
    <Page
      isWide
      title={title.charAt(0).toLocaleUpperCase() + title.slice(1)}
      lead={title === kind ? moment : `${kind} · ${moment}`}
      actions={
        <>
          <IconButton
            label={t('meal.edit')}
            icon={<PencilLine size={20} />}
            onClick={() => {
              setHasEdited(true);
              setIsEditing(true);
            }}
          />
          {meal.state === 'ready' && !meal.needsPerson && (
            <IconButton label={t('meal.copy')} icon={<Copy size={20} />} onClick={deeds.copy} />
          )}
          <IconButton label={t('meal.delete')} icon={<Trash2 size={20} />} onClick={deeds.remove} />
        </>
      }
    >
      <MealView meal={meal} />
      {hasEdited && (
        <Suspense fallback={null}>
          <MealDetailsSheet
            meal={meal}
            isOpen={isEditing}
            onOpenChange={setIsEditing}
            onSave={(change) => edit.mutate({ kind: 'change', change })}
          />
        </Suspense>
      )}
    </Page>
  );
}
