import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { mealKeys } from '../../features/food/meal-queries.ts';
import { journalKeys } from '../../features/journal/journal-queries.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { fetchAnew } from '../../lib/api/fetch-anew.ts';
import { connectLive } from '../../lib/live-connection.ts';
import { LiveContext } from '../../lib/live-context.ts';

/** What an event says has changed. */
function namedBy(type: string, id: string): readonly QueryKey[] {
  if (type === 'food-analysis') return [mealKeys.meal(id), mealKeys.lists];
  if (type === 'journal-entry') return [journalKeys.entry(id), journalKeys.lists];
  return [];
}

/** Events that need name nothing: there is one of each for a member. */
const SINGLE: Readonly<Record<string, readonly QueryKey[]>> = {
  'plan-changed': [['me'], ['billing']],
  'export-changed': [['data-exports']],
};

/** Keeps one socket open, and fetches anew what an event names. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const api = useApi();
  const queries = useQueryClient();
  const [isLive, setIsLive] = useState(false);
  useEffect(() => {
    let wasOpen = false;
    const connection = connectLive({
      token: api.token,
      onOpen: () => {
        setIsLive(true);
        // What was missed while the socket was down; the first time nothing was.
        if (wasOpen)
          void queries.invalidateQueries({
            queryKey: mealKeys.all,
            predicate: ({ queryKey }) => queryKey[1] !== 'photo',
          });
        wasOpen = true;
        void queries.invalidateQueries({ predicate: ({ state }) => state.status === 'error' });
      },
      onClose: () => setIsLive(false),
      onMessage: ({ type, id }) => {
        const named = SINGLE[type] ?? (id === undefined ? [] : namedBy(type, id));
        for (const queryKey of named) void fetchAnew(queries, queryKey);
      },
    });
    return () => connection.close();
  }, [api, queries]);
  return <LiveContext value={isLive}>{children}</LiveContext>;
}
