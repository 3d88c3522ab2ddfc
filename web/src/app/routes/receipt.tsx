import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';
import { receiptQuery } from '../../features/privacy/privacy-queries.ts';
import { ReceiptView } from '../../features/privacy/receipt-view.tsx';
import { useApi } from '../../lib/api/api-client.ts';
import { followTexts, shownTexts } from '../../lib/intl/texts.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { buttonLook } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { LoadingWord, Skeleton } from '../../ui/skeleton.tsx';
import { PublicHeader } from '../shell/public-header.tsx';

const route = getRouteApi('/receipt/$token');

/** The receipt of an erasure: it works for whoever has its address, since nobody can sign in any more. */
export function ReceiptScreen() {
  const t = useText();
  const { token } = route.useParams();
  const { language } = useSyncExternalStore(followTexts, shownTexts);
  const receipt = useQuery(receiptQuery(useApi(), token, language));
  return (
    <>
      <PublicHeader />
      <main>
        <Page title={t('privacy.receipt')}>
          {receipt.isPending && (
            <>
              <LoadingWord text={t('common.loading')} />
              <Skeleton className="h-40 rounded-lg!" />
            </>
          )}
          {receipt.isError && <Problem error={receipt.error} onRetry={() => receipt.refetch()} />}
          {receipt.data !== undefined && <ReceiptView receipt={receipt.data} />}
          {receipt.data?.state === 'waiting' && (
            <Link to="/sign-in" search={{}} className={`mt-4 ${buttonLook('plain')}`}>
              {t('privacy.receipt.signIn')}
            </Link>
          )}
        </Page>
      </main>
    </>
  );
}
