import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import { useState } from 'react';
import { ReasonField } from '../../features/staff/reason-field.tsx';
import { StaffProblem } from '../../features/staff/staff-problem.tsx';
import { flagsQuery, isReason, useCloseFlag } from '../../features/staff/staff-queries.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Pager } from '../../ui/pager.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { LoadingWord, Skeleton } from '../../ui/skeleton.tsx';

export function StaffFlagsScreen() {
  const t = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const { state = 'open', page = 1 } = useSearch({ from: '/member/staff/flags' });
  const flags = useQuery(flagsQuery(useApi(), state, page));
  const close = useCloseFlag();
  const [reason, setReason] = useState('');
  const [isMissing, setIsMissing] = useState(false);

  const end = (id: string) => {
    setIsMissing(!isReason(reason));
    if (isReason(reason)) close.mutate({ id, reason });
  };

  return (
    <div className="grid gap-4">
      <div className="max-w-xs">
        <Segmented
          label={t('staff.state')}
          isLabelHidden
          value={state}
          options={(['open', 'closed'] as const).map((value) => ({
            value,
            label: t(`staff.flags.${value}`),
          }))}
          onChange={(next) => navigate({ to: '/staff/flags', search: { state: next }, replace: true })}
        />
      </div>
      {state === 'open' && (flags.data?.data.length ?? 0) > 0 && (
        <ReasonField value={reason} onChange={setReason} isMissing={isMissing} />
      )}
      {close.isError && <StaffProblem error={close.error} />}
      {flags.isPending && (
        <>
          <LoadingWord text={t('common.loading')} />
          <Skeleton className="h-40 rounded-lg!" />
        </>
      )}
      {flags.isError && <StaffProblem error={flags.error} onRetry={() => flags.refetch()} />}
      {flags.isSuccess && flags.data.data.length === 0 && (
        <Empty title={t('staff.noFlags')} text={t('staff.noFlagsHint')} />
      )}
      {flags.isSuccess && (
        <ul className="grid gap-2">
          {flags.data.data.map((flag) => (
            <li
              key={flag.id}
              className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-line bg-surface p-4 shadow-card"
            >
              <div className="min-w-0 flex-1 basis-56">
                <p className="font-medium">{flag.kind}</p>
                <p className="text-sm break-all text-soft">
                  {format.day(flag.createdAt.slice(0, 10), 'short')} · {flag.subjectId}
                </p>
                {flag.reason !== null && <p className="text-sm">{flag.reason}</p>}
              </div>
              {flag.closedAt === null && (
                <Button
                  size="small"
                  icon={<Check size={16} aria-hidden />}
                  disabled={close.isPending}
                  onClick={() => end(flag.id)}
                >
                  {t('staff.close')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {flags.isSuccess && (
        <Pager
          meta={flags.data.meta}
          onPage={(next) => navigate({ to: '/staff/flags', search: { state, page: next } })}
        />
      )}
    </div>
  );
}
