import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { drainQueue } from '../../features/food/drain-queue.ts';
import { mealKeys } from '../../features/food/meal-queries.ts';
import { uploadQueue } from '../../features/food/upload-queue.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { uploadPhoto } from '../../lib/api/upload-photo.ts';
import { useAuth } from '../../lib/auth/auth-provider.tsx';
import { useText } from '../../lib/intl/use-text.ts';
import { useIsLive } from '../../lib/live-context.ts';
import { useNotice } from '../../lib/notices.ts';
import { useOnline } from '../../lib/online.ts';
import { Button } from '../../ui/button.tsx';
import { useProblemText } from '../../ui/problem.tsx';

/** Sends the photos that waited for a network, and says how many still do. */
export function WaitingUploads() {
  const t = useText();
  const api = useApi();
  const { userId } = useAuth();
  const queries = useQueryClient();
  const notice = useNotice();
  const problemText = useProblemText();
  const isOnline = useOnline();
  const isLive = useIsLive();
  const [left, setLeft] = useState(0);

  const drain = useCallback(async () => {
    if (userId === null) return;
    const drained = await drainQueue(uploadQueue, userId, async (upload) => {
      const { id } = await uploadPhoto(upload, await api.token(), () => undefined);
      queries.setQueryData(mealKeys.sent(upload.idempotencyKey), id);
    });
    setLeft(drained.left);
    if (drained.sent > 0) {
      notice(t('uploads.sent', { count: drained.sent }));
      await queries.invalidateQueries({ queryKey: mealKeys.lists });
    }
    for (const error of drained.refused) notice(problemText(error), { isProblem: true });
  }, [api, notice, problemText, queries, t, userId]);

  // A live connection is the best sign that the network is back; the browser's own word is the second best.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of language must not send again
  useEffect(() => {
    if (isOnline || isLive) drain().catch(() => undefined);
  }, [isOnline, isLive, userId]);

  if (left === 0) return null;
  return (
    <div
      role="status"
      className="flex flex-wrap items-center justify-center gap-x-3 bg-sunken px-4 py-2 text-sm"
    >
      {t('uploads.waiting', { count: left })}
      <Button size="small" look="quiet" onClick={() => drain().catch(() => undefined)}>
        {t('uploads.sendNow')}
      </Button>
    </div>
  );
}
