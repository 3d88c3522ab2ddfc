import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { billingQuery } from '../../features/billing/billing-queries.ts';
import { PlanCard } from '../../features/billing/plan-card.tsx';
import { PriceChoice } from '../../features/billing/price-choice.tsx';
import { useApi } from '../../lib/api/api-client.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Problem } from '../../ui/problem.tsx';
import { LoadingWord, Skeleton } from '../../ui/skeleton.tsx';

const ASK_AGAIN_MS = 1_500;
const MOST_ASKS = 20;

/** Plan and billing. Who comes back from paying is told at once, and sees the plan change when the payment is known. */
export function SettingsPlanScreen() {
  const t = useText();
  const queries = useQueryClient();
  const { checkout } = useSearch({ from: '/member/settings/plan' });
  const billing = useQuery({
    ...billingQuery(useApi()),
    staleTime: 0,
    refetchInterval: ({ state }) =>
      checkout === 'done' && state.data?.plan !== 'premium' && state.dataUpdateCount < MOST_ASKS
        ? ASK_AGAIN_MS
        : false,
  });
  const plan = billing.data?.plan;
  useEffect(() => {
    if (plan !== undefined) void queries.invalidateQueries({ queryKey: ['me'] });
  }, [plan, queries]);
  // Who has just paid, or owes a payment, would pay twice.
  const mayBuy = plan === 'free' && checkout !== 'done' && billing.data?.subscription?.state !== 'owed';
  return (
    <div className="grid gap-5">
      {checkout === 'done' && (
        <p role="status" className="rounded-md bg-accent-soft p-3">
          {t(plan === 'premium' ? 'billing.thanks' : 'billing.waiting')}
        </p>
      )}
      {billing.isPending && (
        <>
          <LoadingWord text={t('common.loading')} />
          <Skeleton className="h-32 rounded-lg!" />
          <Skeleton className="h-80 rounded-lg!" />
        </>
      )}
      {billing.isError && <Problem error={billing.error} onRetry={() => billing.refetch()} />}
      {billing.data !== undefined && <PlanCard billing={billing.data} />}
      {mayBuy && billing.data !== undefined && <PriceChoice billing={billing.data} />}
    </div>
  );
}
