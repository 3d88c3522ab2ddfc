import { useQuery } from '@tanstack/react-query';
import type { PatchPromptSettings } from '#workers/features/prompts/schemas.ts';
import { useSayConsent } from '../../features/account/consent-queries.ts';
import { meQuery } from '../../features/account/me-queries.ts';
import { ChannelCard } from '../../features/prompts/channel-card.tsx';
import { Check } from '../../features/prompts/check.tsx';
import { DevicesCard } from '../../features/prompts/devices-card.tsx';
import { promptSettingsQuery, useChangePromptSettings } from '../../features/prompts/prompt-queries.ts';
import { TimesCard } from '../../features/prompts/times-card.tsx';
import { useApi } from '../../lib/api/api-client.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { useNotice } from '../../lib/notices.ts';
import { Card } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { LoadingWord, Skeleton } from '../../ui/skeleton.tsx';

/** How, when and where prompts come. */
export function SettingsNotificationsScreen() {
  const t = useText();
  const api = useApi();
  const notice = useNotice();
  const me = useQuery(meQuery(api));
  const query = useQuery(promptSettingsQuery(api));
  const change = useChangePromptSettings();
  const consent = useSayConsent();
  const save = (chosen: PatchPromptSettings) =>
    change.mutate(chosen, {
      onError: () => notice(t(chosen.windows ? 'prompts.overlap' : 'prompts.failed'), { isProblem: true }),
    });
  const wantDigest = (digest: boolean) => {
    // The tick is the consent: nothing else here is a mail that was not asked for.
    if (digest) consent.mutate({ purpose: 'mail', isGranted: true });
    save({ digest });
  };
  const settings = query.data;
  return (
    <div className="grid gap-5">
      {query.isPending && (
        <>
          <LoadingWord text={t('common.loading')} />
          <Skeleton className="h-44 rounded-lg!" />
          <Skeleton className="h-96 rounded-lg!" />
        </>
      )}
      {query.isError && <Problem error={query.error} onRetry={() => query.refetch()} />}
      {settings !== undefined && (
        <>
          <ChannelCard settings={settings} save={save} timeZone={me.data?.timeZone ?? 'UTC'} />
          {settings.channel === 'push' && settings.pushPublicKey !== null && (
            <DevicesCard publicKey={settings.pushPublicKey} timeZone={me.data?.timeZone ?? 'UTC'} />
          )}
          {settings.channel !== 'none' && <TimesCard settings={settings} save={save} />}
          {settings.canMail && (
            <Card>
              <Check label={t('prompts.digest')} isOn={settings.digest} onChange={wantDigest} />
            </Card>
          )}
        </>
      )}
    </div>
  );
}
