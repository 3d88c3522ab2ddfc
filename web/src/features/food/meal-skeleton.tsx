import { useText } from '../../lib/intl/use-text.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { usePhotoUrl } from './photo-url.ts';

/** A meal that is on its way. A photo that is held already, as one that was just taken, stands in its place. */
export function MealSkeleton({ mealId }: { mealId: string }) {
  const t = useText();
  const { url } = usePhotoUrl(mealId, false);
  return (
    <div className="grid gap-5 lg:grid-cols-[minmax(0,9fr)_minmax(0,10fr)]">
      {url === null ? (
        <Skeleton className="aspect-4/3 rounded-xl!" />
      ) : (
        <img
          src={url}
          alt={t('meal.photoOf')}
          className="mx-auto aspect-[auto_4/3] max-h-[70dvh] w-full rounded-xl object-contain"
        />
      )}
      <div className="grid content-start gap-3">
        <Skeleton className="h-36 rounded-lg!" />
        <Skeleton className="h-36 rounded-lg!" />
      </div>
    </div>
  );
}
