import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { addDays, type LocalDay, localDayOf } from '#workers/kernel/local-day.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { calendarQuery, habitKeys } from './habit-queries.ts';

const MOST_DAYS = 400;

/** The plan in other programs: a file, and a calendar by a secret address. */
export function OutgoingCard({ today }: { today: LocalDay }) {
  const t = useText();
  const api = useApi();
  const download = useMutation({
    mutationFn: async () => {
      const from = addDays(today, 1 - MOST_DAYS);
      const url = URL.createObjectURL(await api.blob(`/habit-export?from=${from}&to=${today}`));
      const link = document.createElement('a');
      link.href = url;
      link.download = 'dayloom-tasks.csv';
      link.click();
      URL.revokeObjectURL(url);
    },
  });
  return (
    <Card className="grid content-start justify-items-start gap-3">
      <h2 className="text-lg">{t('habits.outgoing')}</h2>
      <Button disabled={download.isPending} onClick={() => download.mutate()}>
        {t('habits.csv')}
      </Button>
      {download.isError && <Problem error={download.error} />}
      <CalendarAddress />
    </Card>
  );
}

function CalendarAddress() {
  const t = useText();
  const api = useApi();
  const format = useFormat();
  const queries = useQueryClient();
  const state = useQuery(calendarQuery(api));
  const refresh = () => queries.invalidateQueries({ queryKey: habitKeys.calendar });
  const make = useMutation({
    mutationFn: () => api.read<{ path: string }>('/habit-calendar', { method: 'PUT' }),
    onSettled: refresh,
  });
  const revoke = useMutation({
    mutationFn: () => api.read('/habit-calendar', { method: 'DELETE' }),
    onSuccess: () => make.reset(),
    onSettled: refresh,
  });
  const since = state.data?.since ?? null;
  const failed = make.error ?? revoke.error ?? state.error;
  return (
    <div className="grid w-full justify-items-start gap-2 border-t border-line pt-3">
      <h3 className="text-base">{t('habits.calendar')}</h3>
      <p className="text-soft">
        {since === null
          ? t('habits.calendarText')
          : t('habits.calendarSince', { day: format.day(localDayOf(new Date(since), format.timeZone)) })}
      </p>
      {make.data !== undefined && since !== null && (
        <>
          <code className="w-full rounded-sm bg-sunken px-2 py-1.5 text-sm break-all">
            {`${window.location.origin}${make.data.path}`}
          </code>
          <p className="text-sm text-soft">{t('habits.calendarShown')}</p>
        </>
      )}
      {failed !== null && <Problem error={failed} onRetry={() => state.refetch()} />}
      <div className="flex flex-wrap gap-2">
        <Button disabled={make.isPending} onClick={() => make.mutate()}>
          {t(since === null ? 'habits.calendarMake' : 'habits.calendarNew')}
        </Button>
        {since !== null && (
          <Button look="danger" disabled={revoke.isPending} onClick={() => revoke.mutate()}>
            {t('habits.calendarRevoke')}
          </Button>
        )}
      </div>
    </div>
  );
}
