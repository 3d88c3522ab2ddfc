import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useState } from 'react';
import type { MoodMoment } from '#workers/features/mood/schemas.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { IconButton } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Pager } from '../../ui/pager.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LABEL_WORDS } from './label-words.ts';
import { momentsQuery } from './mood-queries.ts';
import { useMoments } from './use-moments.ts';

export function MomentList() {
  const t = useText();
  const [page, setPage] = useState(1);
  const moments = useQuery(momentsQuery(useApi(), page));
  return (
    <section className="grid gap-3">
      <h2 className="text-lg">{t('mood.moments')}</h2>
      {moments.isPending && <Skeleton className="h-32 rounded-lg!" />}
      {moments.isError && <Problem error={moments.error} onRetry={() => moments.refetch()} />}
      {moments.data?.data.length === 0 && page === 1 && (
        <Empty title={t('mood.momentsEmptyTitle')} text={t('mood.momentsEmpty')} />
      )}
      {moments.data !== undefined && moments.data.data.length > 0 && (
        <ul className="grid gap-2">
          {moments.data.data.map((moment) => (
            <MomentRow key={moment.id} moment={moment} />
          ))}
        </ul>
      )}
      {moments.data !== undefined && <Pager meta={moments.data.meta} onPage={setPage} />}
    </section>
  );
}

function MomentRow({ moment }: { moment: MoodMoment }) {
  const t = useText();
  const format = useFormat();
  const { remove, isBusy } = useMoments();
  const label = t(LABEL_WORDS[moment.label]);
  const time = `${format.day(moment.localDay, 'short')}, ${format.time(moment.occurredAt)}`;
  return (
    <li className="flex items-center gap-3 rounded-lg border border-line bg-surface py-1.5 pr-1.5 pl-4">
      <span className="min-w-0 flex-1">
        <span className="block font-medium">{label}</span>
        <span className="figures block text-sm text-soft">
          {time} ·{' '}
          {moment.strain === null
            ? t(moment.heart === 'absent' ? 'mood.heart.absent' : 'mood.heart.waiting')
            : t(moment.strainBy === 'windows' ? 'mood.heart.foundWindows' : 'mood.heart.found', {
                share: format.percent(moment.strain),
              })}
        </span>
      </span>
      <IconButton
        label={t('mood.remove', { label, time })}
        icon={<X size={18} />}
        disabled={isBusy}
        onClick={() => void remove(moment.id)}
      />
    </li>
  );
}
