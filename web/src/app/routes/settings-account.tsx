import { useQuery } from '@tanstack/react-query';
import { AccountCard } from '../../features/account/account-card.tsx';
import { meQuery } from '../../features/account/me-queries.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Card } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { LoadingWord, Skeleton } from '../../ui/skeleton.tsx';

/** Who is signed in, and what Dayloom is not. */
export function SettingsAccountScreen() {
  const t = useText();
  const me = useQuery(meQuery(useApi()));
  return (
    <div className="grid gap-5">
      {me.isPending && (
        <>
          <LoadingWord text={t('common.loading')} />
          <Skeleton className="h-36 rounded-lg!" />
        </>
      )}
      {me.isError && <Problem error={me.error} onRetry={() => me.refetch()} />}
      <AccountCard me={me.data} />
      <Card className="grid gap-2">
        <h2 className="text-lg">{t('settings.notice')}</h2>
        <p className="text-soft">{t('settings.noticeText')}</p>
      </Card>
    </div>
  );
}
