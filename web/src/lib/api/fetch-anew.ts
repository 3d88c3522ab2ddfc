import type { QueryClient, QueryKey } from '@tanstack/react-query';

/**
 * Fetches what an event names again. A first answer that is still on its way may be older than the event, and would be
 * kept by TanStack Query as the newest: it is asked for anew, too.
 */
export async function fetchAnew(queries: QueryClient, queryKey: QueryKey): Promise<void> {
  await queries.cancelQueries({ queryKey, predicate: ({ state }) => state.data === undefined });
  await queries.invalidateQueries({ queryKey });
}
