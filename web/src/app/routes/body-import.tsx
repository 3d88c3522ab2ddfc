import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { consentsQuery } from '../../features/account/consent-queries.ts';
import { ConsentQuestion } from '../../features/account/consent-question.tsx';
import { FileImport } from '../../features/body/file-import.tsx';
import { StrapPanel } from '../../features/body/strap-panel.tsx';
import { useApi } from '../../lib/api/api-client.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { buttonLook } from '../../ui/button.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';

/** Heart data from a file or a strap, once it is allowed. */
export function BodyImportScreen() {
  const t = useText();
  const consents = useQuery(consentsQuery(useApi()));
  const consent = consents.data?.find(({ purpose }) => purpose === 'health-data');
  return (
    <Page
      title={t('body.add')}
      lead={t('body.addLead')}
      actions={
        <Link to="/body" className={buttonLook('quiet', 'small')}>
          {t('body.title')}
        </Link>
      }
    >
      {consents.isPending && <Skeleton className="h-56 rounded-lg!" />}
      {consents.isError && <Problem error={consents.error} onRetry={() => consents.refetch()} />}
      {consent !== undefined && (
        <div className="grid gap-5">
          {consent.isGranted ? (
            <>
              <Card className="grid gap-4">
                <h2 className="text-lg">{t('body.file')}</h2>
                <FileImport />
              </Card>
              <Card className="grid gap-4">
                <h2 className="text-lg">{t('body.strap')}</h2>
                <StrapPanel />
              </Card>
            </>
          ) : (
            <>
              <ConsentQuestion purpose="health-data" />
              {consent.since !== null && (
                <Card className="grid justify-items-start gap-3">
                  <p>{t('body.notAllowed')}</p>
                  <Link to="/settings/consents" className={buttonLook()}>
                    {t('body.toConsents')}
                  </Link>
                </Card>
              )}
            </>
          )}
        </div>
      )}
    </Page>
  );
}
