import { useQueryClient } from '@tanstack/react-query';
import { CloudOff, TriangleAlert, X } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useApi } from '../../lib/api/api-client.ts';
import { useAuth } from '../../lib/auth/auth-provider.tsx';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { useIsLive } from '../../lib/live-context.ts';
import { useNotice } from '../../lib/notices.ts';
import { drainOutbox } from '../../lib/offline/drain-outbox.ts';
import { ABOUT_OUTBOX, type Deed, useOutbox } from '../../lib/offline/outbox.ts';
import { useWaitingDeeds } from '../../lib/offline/use-outbox.ts';
import { useOnline } from '../../lib/online.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { useProblemText } from '../../ui/problem.tsx';

/** Sends what was done without a network, says what waits or was refused, and lets the person put it away. */
export function WaitingDeeds() {
  const t = useText();
  const deeds = useWaitingDeeds();
  const [isOpen, setIsOpen] = useState(false);
  const drain = useDrain();
  useFetchOnceSent(deeds);
  if (deeds.length === 0) return null;
  const refused = deeds.filter(({ refusal }) => refusal !== undefined).length;
  return (
    <section aria-label={t('outbox.title')} className="grid gap-1 bg-sunken px-4 py-2 text-sm">
      <div role="status" className="flex flex-wrap items-center justify-center gap-x-3">
        {refused > 0 ? t('outbox.refused', { count: refused }) : t('outbox.waiting', { count: deeds.length })}
        <Button size="small" look="quiet" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {t('outbox.show')}
        </Button>
        {refused < deeds.length && (
          <Button size="small" look="quiet" onClick={() => void drain()}>
            {t('uploads.sendNow')}
          </Button>
        )}
      </div>
      {isOpen && (
        <ul className="mx-auto grid w-full max-w-xl gap-1 pb-2">
          {deeds.map((deed) => (
            <DeedRow key={deed.id} deed={deed} />
          ))}
        </ul>
      )}
    </section>
  );
}

function DeedRow({ deed }: { deed: Deed }) {
  const t = useText();
  const format = useFormat();
  const outbox = useOutbox();
  const Icon = deed.refusal === undefined ? CloudOff : TriangleAlert;
  return (
    <li className="flex items-center gap-2.5 rounded-md bg-surface py-1 pr-1 pl-3">
      <Icon size={18} aria-hidden className="shrink-0 text-soft" />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{deed.label}</span>
        <span className="block text-soft">{deed.refusal ?? format.time(deed.queuedAt)}</span>
      </span>
      <IconButton
        label={t('outbox.drop', { label: deed.label })}
        icon={<X size={18} />}
        onClick={() => void outbox.remove(deed.id)}
      />
    </li>
  );
}

/** When nothing waits any more all is fetched anew, in the tabs that did not send it, too. */
function useFetchOnceSent(deeds: readonly Deed[]): void {
  const queries = useQueryClient();
  const isWaiting = deeds.some(({ refusal }) => refusal === undefined);
  const wasWaiting = useRef(false);
  useEffect(() => {
    if (wasWaiting.current && !isWaiting) void queries.invalidateQueries();
    wasWaiting.current = isWaiting;
  }, [isWaiting, queries]);
}

/** One tab at a time sends; a deed that two tabs send all the same counts once, by its key. */
function useDrain(): () => Promise<void> {
  const t = useText();
  const api = useApi();
  const { userId } = useAuth();
  const outbox = useOutbox();
  const notice = useNotice();
  const problemText = useProblemText();
  const isOnline = useOnline();
  const isLive = useIsLive();

  const drain = useCallback(async () => {
    if (userId === null) return;
    const send = ({ method, path, body, id }: Deed) =>
      api.read(path, { method, idempotencyKey: id, ...(body !== undefined && { body }) });
    const work = () => drainOutbox(outbox, userId, send, problemText);
    const { sent } = await ('locks' in navigator ? navigator.locks.request('dayloom-outbox', work) : work());
    if (sent === 0) return;
    notice(t('outbox.sent', { count: sent }), { about: ABOUT_OUTBOX });
  }, [api, notice, outbox, problemText, t, userId]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of language must not send again
  useEffect(() => {
    if (isOnline || isLive) drain().catch(() => undefined);
  }, [isOnline, isLive, userId]);
  return () => drain().catch(() => undefined);
}
