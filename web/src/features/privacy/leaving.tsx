import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../lib/api/api-client.ts';
import { useAuth } from '../../lib/auth/auth-provider.tsx';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Button, buttonLook } from '../../ui/button.tsx';
import { useDocumentTitle } from '../../ui/page.tsx';
import { Problem, useProblemText } from '../../ui/problem.tsx';
import { LoadingWord, Skeleton } from '../../ui/skeleton.tsx';
import { erasureQuery, useStay } from './privacy-queries.ts';

/** For somebody who signs in to an account that they closed: when it goes, and the way back. */
export function Leaving() {
  const t = useText();
  const format = useFormat();
  const problemText = useProblemText();
  const { signOut } = useAuth();
  const queries = useQueryClient();
  const erasure = useQuery(erasureQuery(useApi()));
  const stay = useStay();
  useDocumentTitle(t('privacy.closed'));
  return (
    <main className="weave grid min-h-dvh place-items-center p-4">
      <div className="grid w-full max-w-md gap-4 rounded-lg border border-line bg-surface p-5 shadow-card sm:p-6">
        <h1 className="text-2xl">{t('privacy.closed')}</h1>
        {erasure.isPending && (
          <>
            <LoadingWord text={t('common.loading')} />
            <Skeleton className="h-24" />
          </>
        )}
        {erasure.isError && <Problem error={erasure.error} onRetry={() => erasure.refetch()} />}
        {erasure.data !== undefined && (
          <>
            <p className="text-soft">
              {erasure.data.state === 'waiting'
                ? t('privacy.closedText', { day: format.date(erasure.data.dueAt) })
                : t('privacy.closedRunning')}
            </p>
            {erasure.data.state === 'waiting' && (
              <ul className="grid list-disc gap-1.5 pl-5 text-sm text-soft marker:text-faint">
                <li>{t('privacy.closedGone')}</li>
                <li>{t('privacy.closedHeld')}</li>
                <li>{t('privacy.closedThen', { day: format.date(erasure.data.dueAt) })}</li>
              </ul>
            )}
            {stay.isError && (
              <p role="alert" className="rounded-md bg-danger-soft p-3 text-danger">
                {problemText(stay.error)}
              </p>
            )}
            {erasure.data.state === 'waiting' && (
              <Button look="primary" size="large" disabled={stay.isPending} onClick={() => stay.mutate()}>
                {t('privacy.stay')}
              </Button>
            )}
            <a href={new URL(erasure.data.receiptUrl).pathname} className={buttonLook('plain')}>
              {t('privacy.toReceipt')}
            </a>
          </>
        )}
        <Button
          look="quiet"
          onClick={async () => {
            await signOut();
            queries.clear();
          }}
        >
          {t('privacy.signOut')}
        </Button>
      </div>
    </main>
  );
}
