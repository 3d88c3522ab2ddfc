import { useQuery } from '@tanstack/react-query';
import { Laptop, Smartphone } from 'lucide-react';
import type { MemberSession } from '#workers/features/account/schemas.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { useNotice } from '../../lib/notices.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/page.tsx';
import { Problem, useProblemText } from '../../ui/problem.tsx';
import { LoadingWord, Skeleton } from '../../ui/skeleton.tsx';
import { sessionsQuery, useEndSession } from './privacy-queries.ts';

/** Where the member is signed in, and the way to sign a device out. */
export function SessionsCard() {
  const t = useText();
  const sessions = useQuery(sessionsQuery(useApi()));
  return (
    <Card className="grid gap-4">
      <div className="grid gap-1">
        <h2 className="text-lg">{t('privacy.sessions')}</h2>
        <p className="text-soft">{t('privacy.sessionsText')}</p>
      </div>
      {sessions.isPending && (
        <>
          <LoadingWord text={t('common.loading')} />
          {[0, 1].map((row) => (
            <Skeleton key={row} className="h-14" />
          ))}
        </>
      )}
      {sessions.isError && <Problem error={sessions.error} onRetry={() => sessions.refetch()} />}
      {sessions.data?.length === 0 && <p className="text-faint">{t('privacy.noSessions')}</p>}
      {sessions.data !== undefined && sessions.data.length > 0 && (
        <ul className="grid divide-y divide-line">
          {sessions.data.map((session) => (
            <SessionRow key={session.id} session={session} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function SessionRow({ session }: { session: MemberSession }) {
  const t = useText();
  const format = useFormat();
  const notice = useNotice();
  const problemText = useProblemText();
  const end = useEndSession();
  const Icon = session.isMobile ? Smartphone : Laptop;
  const device = session.device ?? t('privacy.unknownDevice');
  const seen = t('privacy.lastSeen', {
    day: format.day(session.lastSeenAt.slice(0, 10), 'short'),
    time: format.time(session.lastSeenAt),
  });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3 first:pt-0 last:pb-0">
      <Icon size={22} aria-hidden className="shrink-0 text-faint" />
      <div className="grid min-w-40 flex-1">
        <p className="font-medium wrap-anywhere">{device}</p>
        <p className="figures text-sm text-soft">
          {session.isThisOne ? t('privacy.thisDevice') : seen}
          {session.place !== null && ` · ${session.place}`}
        </p>
      </div>
      {!session.isThisOne && (
        <Button
          size="small"
          aria-label={t('privacy.endDevice', { device })}
          disabled={end.isPending}
          onClick={() =>
            end.mutate(session.id, {
              onSuccess: () => notice(t('privacy.ended')),
              onError: (error) => notice(problemText(error), { isProblem: true }),
            })
          }
        >
          {t('privacy.end')}
        </Button>
      )}
    </li>
  );
}
