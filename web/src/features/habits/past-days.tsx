import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { TemplateDay } from '#workers/features/habits/schemas.ts';
import { addDays, type LocalDay } from '#workers/kernel/local-day.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';
import { habitKeys } from './habit-queries.ts';

const DAYS = 7;

/** The days that may still be told of, the latest first. */
export function PastDays({
  templateId,
  today,
  days,
}: {
  templateId: string;
  today: LocalDay;
  days: readonly TemplateDay[];
}) {
  const t = useText();
  const api = useApi();
  const format = useFormat();
  const queries = useQueryClient();
  const tell = useMutation({
    mutationFn: (localDay: LocalDay) =>
      api.read(`/task-templates/${templateId}/days`, { method: 'POST', body: { localDay } }),
    onSettled: () => queries.invalidateQueries({ queryKey: habitKeys.all }),
  });
  const known = new Map(days.map((day) => [day.localDay, day.state]));
  const wordOf = (state: TemplateDay['state'] | undefined) => {
    if (state === undefined) return t('habits.notDue');
    if (state === 'completed') return t('habits.told');
    if (state === 'excused') return t('habits.excused');
    return t(state === 'skipped' ? 'habits.skipped' : 'habits.missed');
  };
  return (
    <div className="grid gap-2">
      {tell.isError && <Problem error={tell.error} />}
      <ul className="grid gap-1">
        {Array.from({ length: DAYS }, (_, back) => addDays(today, -1 - back)).map((day) => {
          const state = known.get(day);
          return (
            <li
              key={day}
              className="flex min-h-11 items-center justify-between gap-3 border-b border-line py-1"
            >
              <span className="flex min-w-0 flex-wrap items-baseline gap-x-3">
                <span className="whitespace-nowrap">{format.day(day, 'short')}</span>
                <span className="text-sm text-soft">{wordOf(state)}</span>
              </span>
              {state !== 'completed' && (
                <Button
                  size="small"
                  className="shrink-0 whitespace-nowrap"
                  disabled={tell.isPending}
                  onClick={() => tell.mutate(day)}
                >
                  {t('habits.tell')} <span className="sr-only">{format.day(day, 'short')}</span>
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
