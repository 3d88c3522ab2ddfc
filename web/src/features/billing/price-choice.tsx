import { Check } from 'lucide-react';
import { useState } from 'react';
import type { Billing } from '#workers/features/billing/schemas.ts';
import { useLocale } from '../../lib/intl/locale-context.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/page.tsx';
import { useProblemText } from '../../ui/problem.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { useCheckout } from './billing-queries.ts';
import { moneyText, yearlySaving } from './money.ts';

const POINTS = ['billing.point.photos', 'billing.point.ask', 'billing.point.export'] as const;

/** What Premium gives, by the month or the year, and the way to pay for it. */
export function PriceChoice({ billing: { prices, trialDays } }: { billing: Billing }) {
  const t = useText();
  const { locale } = useLocale();
  const format = useFormat();
  const problemText = useProblemText();
  const checkout = useCheckout();
  const [wanted, setWanted] = useState<'month' | 'year'>('year');
  const price = prices.find((one) => one.interval === wanted) ?? prices[0];
  const saving = yearlySaving(prices);
  return (
    <Card className="grid gap-5">
      <div className="grid gap-1">
        <h2 className="text-lg">{t('billing.premium')}</h2>
        <p className="text-soft">{t('billing.premiumText')}</p>
      </div>
      <ul className="grid gap-2">
        {POINTS.map((point) => (
          <li key={point} className="flex items-start gap-2.5">
            <Check size={20} aria-hidden className="mt-0.5 shrink-0 text-good" />
            {t(point)}
          </li>
        ))}
      </ul>
      {price === undefined ? (
        <p className="rounded-md bg-sunken p-3 text-soft">{t('billing.notSold')}</p>
      ) : (
        <>
          {prices.length > 1 && (
            <Segmented
              label={t('billing.interval')}
              value={price.interval}
              onChange={setWanted}
              options={prices.map(({ interval }) => ({
                value: interval,
                label: t(`billing.by.${interval}`),
              }))}
            />
          )}
          <p className="figures">
            <span className="font-display text-2xl font-semibold">
              {moneyText(price.unitAmount, price.currency, locale)}
            </span>{' '}
            <span className="text-soft">{t(`billing.a.${price.interval}`)}</span>
            {price.interval === 'year' && saving > 0 && (
              <span className="ml-2 rounded-full bg-accent-soft px-2.5 py-1 text-sm font-medium text-accent">
                {t('billing.saves', { share: format.percent(saving) })}
              </span>
            )}
          </p>
          {checkout.isError && (
            <p role="alert" className="rounded-md bg-danger-soft p-3 text-danger">
              {problemText(checkout.error)}
            </p>
          )}
          <div className="grid gap-2 sm:justify-items-start">
            <Button
              look="primary"
              size="large"
              disabled={checkout.isPending || checkout.isSuccess}
              onClick={() => checkout.mutate({ interval: price.interval })}
            >
              {checkout.isPending || checkout.isSuccess
                ? t('billing.opening')
                : t(trialDays > 0 ? 'billing.try' : 'billing.buy', { days: trialDays })}
            </Button>
            <p className="text-sm text-faint">{t(trialDays > 0 ? 'billing.tryHint' : 'billing.buyHint')}</p>
          </div>
        </>
      )}
    </Card>
  );
}
