import { QueryClient } from '@tanstack/react-query';
import { ApiError } from '../lib/api/api-error.ts';

const MOST_TRIES = 3;

/**
 * A refusal stays a refusal however often one asks; a network and a busy server deserve another try. Where the browser
 * knows of no network there is nothing to wait for: it tells when there is one, and all is asked for anew.
 */
function isWorthRetrying(failures: number, error: unknown): boolean {
  if (!(error instanceof ApiError)) return false;
  if (error.kind === 'offline' && !navigator.onLine) return false;
  return failures < MOST_TRIES && error.retryable && error.status !== 429;
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: isWorthRetrying,
      retryDelay: (failures) => Math.min(8_000, 500 * 2 ** failures),
      // Our own word for 'offline' comes from what a request meets, not from what the browser believes.
      networkMode: 'always',
      refetchOnReconnect: true,
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});
