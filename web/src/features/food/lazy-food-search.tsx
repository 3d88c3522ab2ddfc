import { lazy, Suspense } from 'react';
import { Skeleton } from '../../ui/skeleton.tsx';
import type { FoodSearchProps } from './food-search.tsx';

const Search = lazy(async () => ({ default: (await import('./food-search.tsx')).FoodSearch }));

/** The search for a food, fetched when a screen first shows it. */
export function FoodSearch(props: FoodSearchProps) {
  return (
    <Suspense fallback={<Skeleton className="h-17 rounded-md!" />}>
      <Search {...props} />
    </Suspense>
  );
}
