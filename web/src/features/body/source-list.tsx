import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import type { BodySource } from '#workers/features/body/schemas.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { useNotice } from '../../lib/notices.ts';
import { IconButton } from '../../ui/button.tsx';
import { Problem, useProblemText } from '../../ui/problem.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { bodyKeys, bodySourcesQuery } from './body-queries.ts';

/** What gave heart data. Deleting one takes its samples out of all figures, and can be undone. */
export function SourceList() {
  const t = useText();
  const format = useFormat();
  const api = useApi();
  const queries = useQueryClient();
  const notice = useNotice();
  const problemText = useProblemText();
  const sources = useQuery(bodySourcesQuery(api));
  const change = useMutation({
    mutationFn: ({ id, deed }: { id: string; deed: 'delete' | 'restore' }) =>
      deed === 'delete'
        ? api.read(`/body-sources/${id}`, { method: 'DELETE' })
        : api.read(`/body-sources/${id}/restore`, { method: 'POST' }),
    onSettled: () => queries.invalidateQueries({ queryKey: bodyKeys.all }),
    onError: (error) => notice(problemText(error), { isProblem: true }),
  });
  const remove = ({ id, name }: BodySource) =>
    change.mutate(
      { id, deed: 'delete' },
      {
        onSuccess: () =>
          notice(t('body.sourceDeleted', { name: name ?? '' }), {
            undo: () => change.mutate({ id, deed: 'restore' }),
          }),
      },
    );
  if (sources.isPending) return <Skeleton className="h-16" />;
  if (sources.isError) return <Problem error={sources.error} onRetry={() => sources.refetch()} />;
  if (sources.data.length === 0) return <p className="text-soft">{t('body.noSources')}</p>;
  return (
    <ul className="divide-y divide-line">
      {sources.data.map((source) => (
        <li key={source.id} className="flex items-center justify-between gap-3 py-2">
          <span className="min-w-0">
            <span className="block truncate font-medium">{source.name ?? t('body.sealedName')}</span>
            <span className="block text-sm text-soft">
              {t(`body.kind.${source.kind}`)}
              {source.lastSampleAt !== null &&
                ` · ${t('body.lastSample', { day: format.date(source.lastSampleAt) })}`}
            </span>
          </span>
          <IconButton
            label={t('body.deleteSource', { name: source.name ?? '' })}
            icon={<Trash2 size={18} />}
            disabled={change.isPending}
            onClick={() => remove(source)}
          />
        </li>
      ))}
    </ul>
  );
}
