import { useQuery } from '@tanstack/react-query';
import { meQuery } from '../../features/account/me-queries.ts';
import { billingQuery } from '../../features/billing/billing-queries.ts';
import { PlanCard } from '../../features/billing/plan-card.tsx';
import { PriceChoice } from '../../features/billing/price-choice.tsx';
import { AskDays } from '../../features/journal/ask-days.tsx';
import { useApi } from '../../lib/api/api-client.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Page } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { LoadingWord, Skeleton } from '../../ui/skeleton.tsx';

/** Questions to one's own entries: a part of Premium, which is offered here to whoever has it not. */
export function AskScreen() {
  const t = useText();
  const me = useQuery(meQuery(useApi()));
  return (
    <Page title={t('journal.ask.title')} lead={t('journal.ask.lead')}>
      {me.isPending && (
        <>
          <LoadingWord text={t('common.loading')} />
          <Skeleton className="h-20 rounded-lg!" />
        </>
      )}
      {me.isError && <Problem error={me.error} onRetry={() => me.refetch()} />}
      {me.data?.plan === 'free' && <Offer />}
      {me.data?.plan === 'premium' && <AskDays offer={<Offer />} />}
    </Page>
  );
}

function Offer() {
  const t = useText();
  const billing = useQuery(billingQuery(useApi()));
  return (
    <div className="grid gap-4">
      <p className="rounded-md bg-notice-soft p-4">{t('journal.ask.premium')}</p>
      {billing.isPending && <Skeleton className="h-80 rounded-lg!" />}
      {billing.isError && <Problem error={billing.error} onRetry={() => billing.refetch()} />}
      {billing.data?.subscription?.state === 'owed' ? (
        <PlanCard billing={billing.data} />
      ) : (
        billing.data !== undefined && <PriceChoice billing={billing.data} />
      )}
    </div>
  );
}
