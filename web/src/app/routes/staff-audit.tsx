import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { AuditLines } from '../../features/staff/audit-lines.tsx';
import { ReasonField } from '../../features/staff/reason-field.tsx';
import { StaffProblem } from '../../features/staff/staff-problem.tsx';
import { auditQuery, isReason } from '../../features/staff/staff-queries.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { TextField } from '../../ui/field.tsx';
import { Pager } from '../../ui/pager.tsx';
import { LoadingWord, Skeleton } from '../../ui/skeleton.tsx';

export function StaffAuditScreen() {
  const t = useText();
  const navigate = useNavigate();
  const { page = 1, ...filters } = useSearch({ from: '/member/staff/audit' });
  const [reason, setReason] = useState('');
  const [given, setGiven] = useState<string | null>(null);
  const [wasSent, setWasSent] = useState(false);
  const lines = useQuery(auditQuery(useApi(), filters, page, given));

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setWasSent(true);
    if (!isReason(reason)) return;
    const form = new FormData(event.currentTarget);
    const read = (name: string) => String(form.get(name) ?? '').trim() || undefined;
    const [memberId, action] = [read('memberId'), read('action')];
    setGiven(reason);
    void navigate({
      to: '/staff/audit',
      search: { ...(memberId !== undefined && { memberId }), ...(action !== undefined && { action }) },
      replace: true,
    });
  };

  return (
    <div className="grid gap-5">
      <form noValidate className="grid max-w-3xl gap-3" onSubmit={submit}>
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField
            label={t('staff.memberId')}
            name="memberId"
            defaultValue={filters.memberId}
            key={filters.memberId}
            autoComplete="off"
            spellCheck={false}
          />
          <TextField
            label={t('staff.action')}
            name="action"
            defaultValue={filters.action}
            placeholder="person.looked-up"
            autoComplete="off"
            spellCheck={false}
          />
        </div>
        <ReasonField value={reason} onChange={setReason} isMissing={wasSent && !isReason(reason)} />
        <Button
          type="submit"
          look="primary"
          className="justify-self-start"
          icon={<Search size={18} aria-hidden />}
          disabled={lines.isFetching}
        >
          {t('staff.search')}
        </Button>
      </form>
      {lines.isLoading && (
        <>
          <LoadingWord text={t('common.loading')} />
          <Skeleton className="h-64 rounded-lg!" />
        </>
      )}
      {lines.isError && <StaffProblem error={lines.error} onRetry={() => lines.refetch()} />}
      {lines.isSuccess && lines.data.data.length === 0 && (
        <Empty title={t('staff.noLines')} text={t('staff.noLinesHint')} />
      )}
      {lines.isSuccess && (
        <>
          <AuditLines lines={lines.data.data} />
          <Pager
            meta={lines.data.meta}
            onPage={(next) => navigate({ to: '/staff/audit', search: { ...filters, page: next } })}
          />
        </>
      )}
    </div>
  );
}
