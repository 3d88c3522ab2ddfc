import { Search } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { PersonCard } from '../../features/staff/person-card.tsx';
import { ReasonField } from '../../features/staff/reason-field.tsx';
import { StaffProblem } from '../../features/staff/staff-problem.tsx';
import { isReason, useSearchPeople } from '../../features/staff/staff-queries.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { TextField } from '../../ui/field.tsx';
import { LoadingWord, Skeleton } from '../../ui/skeleton.tsx';

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const MAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Nothing of the search goes into the address of the page: it would stay in the browser's history. */
export function StaffPeopleScreen() {
  const t = useText();
  const people = useSearchPeople();
  const [value, setValue] = useState('');
  const [reason, setReason] = useState('');
  const [wasSent, setWasSent] = useState(false);
  const wanted = value.trim();
  const by = ID.test(wanted) ? 'id' : MAIL.test(wanted) ? 'mail' : null;

  const search = () => {
    setWasSent(true);
    if (by !== null && isReason(reason)) people.mutate({ search: { by, value: wanted }, reason });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    search();
  };

  return (
    <div className="grid max-w-3xl gap-5">
      <form noValidate className="grid gap-3" onSubmit={submit}>
        <TextField
          label={t('staff.who')}
          hint={t('staff.whoHint')}
          value={value}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setValue(event.currentTarget.value)}
          error={wasSent && by === null ? t('staff.whoMissing') : undefined}
        />
        <ReasonField value={reason} onChange={setReason} isMissing={wasSent && !isReason(reason)} />
        <Button
          type="submit"
          look="primary"
          className="justify-self-start"
          icon={<Search size={18} aria-hidden />}
          disabled={people.isPending}
        >
          {t('staff.search')}
        </Button>
      </form>
      {people.isPending && (
        <>
          <LoadingWord text={t('common.loading')} />
          <Skeleton className="h-56 rounded-lg!" />
        </>
      )}
      {people.isError && <StaffProblem error={people.error} onRetry={search} />}
      {people.isSuccess && people.data.length === 0 && (
        <Empty title={t('staff.nobody')} text={t('staff.nobodyHint')} />
      )}
      {people.isSuccess && people.data.map((person) => <PersonCard key={person.id} person={person} />)}
    </div>
  );
}
