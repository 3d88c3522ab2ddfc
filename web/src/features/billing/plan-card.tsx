import { ExternalLink } from 'lucide-react';
import type { Billing } from '#workers/features/billing/schemas.ts';
import { useLocale } from '../../lib/intl/locale-context.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/page.tsx';
import { useProblemText } from '../../ui/problem.tsx';
import { usePortal } from './billing-queries.ts';
import { moneyText } from './money.ts';
import { SubscriptionNotice } from './subscription-notice.tsx';

/** The plan that holds now, what is paid for it, and the way to change that. */
export function PlanCard({ billing: { plan, subscription } }: { billing: Billing }) {
  const t = useText();
  const { locale } = useLocale();
  const problemText = useProblemText();
  const portal = usePortal();
  const isPaying = subscription !== null && subscription.state !== 'ended';
  return (
    <Card className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <h2 className="text-lg">{t('billing.yourPlan')}</h2>
          <p className="figures">
            {t(plan === 'premium' ? 'billing.premium' : 'billing.free')}
            {isPaying && (
              <span className="text-soft">
                {' · '}
                {moneyText(subscription.unitAmount, subscription.currency, locale)}{' '}
                {t(`billing.a.${subscription.interval}`)}
              </span>
            )}
          </p>
        </div>
        {subscription !== null && (
          <Button
            look={subscription.state === 'owed' ? 'primary' : 'plain'}
            icon={<ExternalLink size={18} aria-hidden />}
            disabled={portal.isPending || portal.isSuccess}
            onClick={() => portal.mutate()}
          >
            {t('billing.portal')}
          </Button>
        )}
      </div>
      {portal.isError && (
        <p role="alert" className="rounded-md bg-danger-soft p-3 text-danger">
          {problemText(portal.error)}
        </p>
      )}
      {subscription !== null && <SubscriptionNotice subscription={subscription} />}
      {plan === 'free' && <p className="text-soft">{t('billing.freeText')}</p>}
    </Card>
  );
}
