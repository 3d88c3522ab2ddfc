import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { JobRuns } from '../../features/staff/job-runs.tsx';
import { ReasonField } from '../../features/staff/reason-field.tsx';
import { StaffProblem } from '../../features/staff/staff-problem.tsx';
import { isReason, jobRunsQuery, useDropJob, useRetryJob } from '../../features/staff/staff-queries.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { useNotice } from '../../lib/notices.ts';
import { SelectField } from '../../ui/field.tsx';
import { Pager } from '../../ui/pager.tsx';
import { LoadingWord, Skeleton } from '../../ui/skeleton.tsx';

const STATES = ['dead', 'failed', 'queued', 'running', 'done'] as const;

export function StaffJobsScreen() {
  const t = useText();
  const notice = useNotice();
  const navigate = useNavigate();
  const { state = 'dead', page = 1 } = useSearch({ from: '/member/staff/jobs' });
  const [reason, setReason] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const runs = useQuery(jobRunsQuery(useApi(), state, page));
  const [retry, drop] = [useRetryJob(), useDropJob()];
  const failure = retry.error ?? drop.error;

  const act = (deed: typeof retry, id: string) => {
    setIsMissing(!isReason(reason));
    if (!isReason(reason)) return;
    retry.reset();
    drop.reset();
    deed.mutate(
      { id, reason },
      { onSuccess: () => notice(t(deed === retry ? 'staff.retried' : 'staff.dropped')) },
    );
  };

  return (
    <div className="grid gap-4">
      <div className="grid gap-3 sm:grid-cols-[12rem_minmax(0,1fr)]">
        <SelectField
          label={t('staff.state')}
          value={state}
          onChange={(event) => {
            const next = STATES.find((one) => one === event.currentTarget.value) ?? 'dead';
            void navigate({ to: '/staff/jobs', search: { state: next }, replace: true });
          }}
        >
          {STATES.map((one) => (
            <option key={one} value={one}>
              {t(`staff.state.${one}`)}
            </option>
          ))}
        </SelectField>
        {state === 'dead' && (runs.data?.data.length ?? 0) > 0 && (
          <ReasonField value={reason} onChange={setReason} isMissing={isMissing} isAboutPerson={false} />
        )}
      </div>
      {failure !== null && <StaffProblem error={failure} />}
      {runs.isPending && (
        <>
          <LoadingWord text={t('common.loading')} />
          <Skeleton className="h-64 rounded-lg!" />
        </>
      )}
      {runs.isError && <StaffProblem error={runs.error} onRetry={() => runs.refetch()} />}
      {runs.isSuccess && (
        <>
          <JobRuns
            runs={runs.data.data}
            state={state}
            isBusy={retry.isPending || drop.isPending}
            onRetry={(id) => act(retry, id)}
            onDrop={(id) => act(drop, id)}
          />
          <Pager
            meta={runs.data.meta}
            onPage={(next) => navigate({ to: '/staff/jobs', search: { state, page: next } })}
          />
        </>
      )}
    </div>
  );
}
