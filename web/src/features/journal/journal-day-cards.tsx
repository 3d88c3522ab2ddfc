import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../lib/api/api-client.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { Problem } from '../../ui/problem.tsx';
import { EntryCard, EntryCardSkeleton } from './entry-card.tsx';
import { dayEntriesQuery } from './journal-queries.ts';

/**
 * The entries of one local day, first to last, for Today; nothing when there are none. A timeline that puts entries among
 * meals takes them from `dayEntriesQuery` and draws each by `EntryCard`.
 */
export function JournalDayCards({ day }: { day: string }) {
  const format = useFormat();
  const entries = useQuery(dayEntriesQuery(useApi(), day));
  if (entries.isPending) return <EntryCardSkeleton />;
  if (entries.isError) return <Problem error={entries.error} onRetry={() => entries.refetch()} />;
  return (
    <>
      {entries.data.map((entry) => (
        <EntryCard key={entry.id} entry={entry} when={format.time(entry.occurredAt)} />
      ))}
    </>
  );
}
