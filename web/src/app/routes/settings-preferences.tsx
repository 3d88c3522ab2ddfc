import { useQuery } from '@tanstack/react-query';
import { meQuery } from '../../features/account/me-queries.ts';
import { PreferencesCard } from '../../features/account/preferences-card.tsx';
import { EatingCard } from '../../features/preferences/eating-card.tsx';
import { eatingQuery } from '../../features/preferences/eating-queries.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { Problem } from '../../ui/problem.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';

/** How the app looks and counts, and what it should know of how somebody eats. */
export function SettingsPreferencesScreen() {
  const api = useApi();
  const me = useQuery(meQuery(api));
  // Both stand in one document.
  const isLocked = useQuery(eatingQuery(api)).data?.isOfLaterRelease ?? false;
  return (
    <div className="grid gap-5">
      <EatingCard />
      {me.isPending && <Skeleton className="h-80 rounded-lg!" />}
      {me.isError && <Problem error={me.error} onRetry={() => me.refetch()} />}
      {me.data !== undefined && <PreferencesCard me={me.data} isLocked={isLocked} />}
    </div>
  );
}
