import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../lib/api/api-client.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Empty } from '../../ui/empty.tsx';
import { Pager } from '../../ui/pager.tsx';
import { Problem } from '../../ui/problem.tsx';
import { LoadingWord } from '../../ui/skeleton.tsx';
import { EntryCard } from './entry-card.tsx';
import type { JournalFilters } from './journal-filters.ts';
import { JournalListSkeleton } from './journal-list.tsx';
import { searchQuery } from './journal-queries.ts';

/** Entries for a query within filters, the closest first, each with why it was found. */
export function SearchResults({
  filters,
  onPage,
}: {
  filters: JournalFilters;
  onPage: (page: number) => void;
}) {
  const t = useText();
  const format = useFormat();
  const search = useQuery(searchQuery(useApi(), filters));
  if (search.isPending) {
    return (
      <>
        <LoadingWord text={t('common.loading')} />
        <JournalListSkeleton />
      </>
    );
  }
  if (search.data === undefined) return <Problem error={search.error} onRetry={() => search.refetch()} />;
  const {
    data: { found, meaning },
    meta,
  } = search.data;
  return (
    <div className="grid gap-3">
      <p className="text-sm text-soft">{t(meaning === 'off' ? 'journal.meaningOff' : 'journal.nearNote')}</p>
      {found.length === 0 ? (
        <Empty title={t('journal.noMatchTitle')} text={t('journal.noMatchText')} />
      ) : (
        <ul className={`grid gap-2 transition-opacity ${search.isPlaceholderData ? 'opacity-60' : ''}`}>
          {found.map(({ entry, foundBy }) => (
            <li key={entry.id}>
              <EntryCard
                entry={entry}
                foundBy={foundBy}
                when={`${format.day(entry.localDay, 'short')}, ${format.time(entry.occurredAt)}`}
              />
            </li>
          ))}
        </ul>
      )}
      <Pager meta={meta} onPage={onPage} />
    </div>
  );
}
