import { CircleAlert, Hourglass } from 'lucide-react';
import type { BillingSubscription } from '#workers/features/billing/schemas.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { classNames } from '../../ui/class-names.ts';

/** What comes next for a subscription: its renewal, its end, or a payment that did not go through. */
export function SubscriptionNotice({ subscription }: { subscription: BillingSubscription }) {
  const t = useText();
  const format = useFormat();
  const { state, renewsAt, endsAt } = subscription;
  const at = renewsAt ?? endsAt;
  const day = at === null ? '' : format.date(at);
  const isUrgent = state === 'grace' || state === 'owed';
  if (state === 'active') return <p className="figures text-soft">{t('billing.active', { day })}</p>;
  const Icon = isUrgent ? CircleAlert : Hourglass;
  return (
    <p
      role={isUrgent ? 'alert' : undefined}
      className={classNames(
        'figures flex items-start gap-2.5 rounded-md p-3',
        isUrgent ? 'bg-danger-soft text-danger' : 'bg-notice-soft text-ink',
      )}
    >
      <Icon size={20} aria-hidden className="mt-0.5 shrink-0" />
      <span>{at === null && state !== 'owed' ? t('billing.over') : t(`billing.${state}`, { day })}</span>
    </p>
  );
}
