import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense } from 'react';
import { meQuery } from '../../features/account/me-queries.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { ApiError } from '../../lib/api/api-error.ts';
import { wantTexts } from '../../lib/intl/texts.ts';

const Leaving = lazy(async () => {
  const [{ Leaving: component }] = await Promise.all([
    import('../../features/privacy/leaving.tsx'),
    wantTexts(['privacy']),
  ]);
  return { default: component };
});

/** Whoever closed their account sees nothing but the way back. */
export function LeavingGate({ children }: { children: ReactNode }) {
  const { error } = useQuery(meQuery(useApi()));
  const isLeaving = error instanceof ApiError && error.code === 'DAY-AUTH-1009';
  if (!isLeaving) return children;
  return (
    <Suspense>
      <Leaving />
    </Suspense>
  );
}
