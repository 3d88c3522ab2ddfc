import { ChevronDown } from 'lucide-react';
import type { Receipt } from '#workers/features/account/schemas.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Card } from '../../ui/page.tsx';
import { KeepAddress } from './keep-address.tsx';

const STORES = ['database', 'files', 'vectors', 'cache', 'queue', 'keys', 'vendors'] as const;
type Store = (typeof STORES)[number];

function isStore(name: string): name is Store {
  return STORES.some((store) => store === name);
}

/** As those who run it write it; of the mail service no name is known here. */
const VENDORS: Readonly<Record<string, string>> = {
  clerk: 'Clerk',
  stripe: 'Stripe',
  posthog: 'PostHog',
  sentry: 'Sentry',
};

/** What was removed, store by store and part by part; and what stays, and why. */
export function ReceiptView({ receipt }: { receipt: Receipt }) {
  const t = useText();
  const format = useFormat();
  const isBegun = receipt.state === 'running' || receipt.state === 'done';
  const isTakenBack = receipt.state === 'cancelled';
  return (
    <div className="grid gap-4">
      <Card className="grid gap-1">
        <h2 className="text-lg">{t(`privacy.receipt.${receipt.state}`)}</h2>
        <p className="text-soft">
          {t(`privacy.receipt.${receipt.state}Text`, {
            day: format.date(receipt.finishedAt ?? receipt.dueAt),
          })}
        </p>
        {!isTakenBack && <KeepAddress />}
      </Card>
      {isBegun && (
        <Card className="grid gap-1">
          <h2 className="text-lg">{t('privacy.receipt.removed')}</h2>
          {receipt.stores.map(({ store, total, parts }) => (
            <details key={store} className="group border-line border-b py-1 last:border-0">
              <summary className="flex min-h-11 cursor-pointer items-center justify-between gap-3">
                <span className="font-medium">{isStore(store) ? t(`privacy.store.${store}`) : store}</span>
                <span className="figures flex items-center gap-2 text-soft">
                  {format.number(total)}
                  <ChevronDown
                    size={18}
                    aria-hidden
                    className="shrink-0 text-faint transition-transform group-open:rotate-180"
                  />
                </span>
              </summary>
              <ul className="grid gap-2 pb-3 text-sm">
                {parts.map((part) => (
                  <li key={part.name} className="flex items-baseline justify-between gap-3">
                    <span className="grid min-w-0 gap-0.5 text-soft wrap-anywhere">
                      {VENDORS[part.name] && <span className="text-ink">{VENDORS[part.name]}</span>}
                      <span>{part.words}</span>
                      {part.outcome !== 'done' && (
                        <span className="text-ink">
                          {t(
                            part.until === null
                              ? `privacy.receipt.${part.outcome}`
                              : 'privacy.receipt.leftUntil',
                            {
                              day: format.date(part.until ?? receipt.dueAt),
                            },
                          )}
                        </span>
                      )}
                    </span>
                    <span className="figures">{format.number(part.count)}</span>
                  </li>
                ))}
              </ul>
            </details>
          ))}
        </Card>
      )}
      {!isTakenBack && (
        <Card className="grid gap-2">
          <h2 className="text-lg">{t('privacy.receipt.kept')}</h2>
          <ul className="grid gap-2 text-sm">
            {receipt.kept.map(({ name, words, because, count }) => (
              <li key={name} className="flex items-baseline justify-between gap-3">
                <span className="grid min-w-0 gap-0.5 wrap-anywhere">
                  <span>{words}</span>
                  <span className="text-soft">{because}</span>
                </span>
                {isBegun && <span className="figures">{format.number(count)}</span>}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  );
}
