import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { wellnessKeys } from './wellness-queries.ts';

/** What a person does elsewhere on the page (a meal, a tick, a mood) makes other lists stale; the score is asked for anew then. */
export function useFollowingScore(): void {
  const queries = useQueryClient();
  useEffect(
    () =>
      queries.getQueryCache().subscribe((event) => {
        const isOther = event.query.queryKey[0] !== wellnessKeys.all[0];
        if (event.type === 'updated' && event.action.type === 'invalidate' && isOther)
          void queries.invalidateQueries({ queryKey: wellnessKeys.all });
      }),
    [queries],
  );
}
