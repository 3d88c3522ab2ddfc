import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { addDays, type LocalDay } from '#workers/kernel/local-day.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { habitKeys, pausesQuery } from './habit-queries.ts';

/** Begins a pause, or ends the one that is on. */
export function PauseCard({ today }: { today: LocalDay }) {
  const t = useText();
  const api = useApi();
  const format = useFormat();
  const queries = useQueryClient();
  const pauses = useQuery(pausesQuery(api));
  const change = useMutation({
    mutationFn: (deed: () => Promise<unknown>) => deed(),
    onSettled: () => queries.invalidateQueries({ queryKey: habitKeys.all }),
  });
  const current = pauses.data?.data.find(
    (pause) => pause.fromDay <= today && (pause.toDay === null || pause.toDay >= today),
  );
  const begin = (reason: 'illness' | 'holiday') =>
    change.mutate(() => api.read('/habit-pauses', { method: 'POST', body: { reason } }));
  const end = ({ id, fromDay }: { id: string; fromDay: string }) =>
    change.mutate(() =>
      fromDay === today
        ? api.read(`/habit-pauses/${id}`, { method: 'DELETE' })
        : api.read(`/habit-pauses/${id}`, { method: 'PATCH', body: { toDay: addDays(today, -1) } }),
    );
  return (
    <Card className="grid content-start justify-items-start gap-3">
      <h2 className="text-lg">{t('habits.pause')}</h2>
      {pauses.isPending && <Skeleton className="h-11 w-full" />}
      {pauses.isError && <Problem error={pauses.error} onRetry={() => pauses.refetch()} />}
      {pauses.isSuccess && current === undefined && (
        <>
          <p className="text-soft">{t('habits.pauseText')}</p>
          <div className="flex flex-wrap gap-2">
            <Button disabled={change.isPending} onClick={() => begin('illness')}>
              {t('habits.pauseIllness')}
            </Button>
            <Button disabled={change.isPending} onClick={() => begin('holiday')}>
              {t('habits.pauseHoliday')}
            </Button>
          </div>
        </>
      )}
      {current !== undefined && (
        <>
          <p className="text-soft">{t('habits.pausedSince', { day: format.day(current.fromDay) })}</p>
          <Button look="primary" disabled={change.isPending} onClick={() => end(current)}>
            {t('habits.pauseEnd')}
          </Button>
        </>
      )}
      {change.isError && <Problem error={change.error} />}
    </Card>
  );
}
