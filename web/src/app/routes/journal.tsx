import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useLocation } from '@tanstack/react-router';
import { CalendarHeart, MessageCircleQuestion, PencilLine, Smile } from 'lucide-react';
import { useCallback, useState } from 'react';
import { ExportButton } from '../../features/journal/export-button.tsx';
import { JournalFilterForm } from '../../features/journal/journal-filter-form.tsx';
import {
  hasFilters,
  type JournalFilters,
  partFilters,
  readOpenFilters,
  readWrittenFilters,
  type WrittenFilters,
} from '../../features/journal/journal-filters.ts';
import { JournalList, JournalListSkeleton } from '../../features/journal/journal-list.tsx';
import { searchQuery } from '../../features/journal/journal-queries.ts';
import { KeptEntryList } from '../../features/journal/kept-entry-list.tsx';
import { QuickMoodSheet } from '../../features/journal/quick-mood-sheet.tsx';
import { SearchResults } from '../../features/journal/search-results.tsx';
import { useApi } from '../../lib/api/api-client.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Button, buttonLook } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { Pager } from '../../ui/pager.tsx';
import { Problem } from '../../ui/problem.tsx';
import { LoadingWord } from '../../ui/skeleton.tsx';

declare module '@tanstack/react-router' {
  interface HistoryState {
    journal?: WrittenFilters;
  }
}

const route = getRouteApi('/member/journal');

/** The journal: write, search by words and meaning, filter. Going back brings the filters back; what was typed is in no address. */
export function JournalScreen() {
  const t = useText();
  const open = readOpenFilters(route.useSearch());
  const written = readWrittenFilters(useLocation({ select: ({ state }) => state.journal }));
  const filters = { ...open, ...written };
  const navigate = route.useNavigate();
  const [isQuick, setIsQuick] = useState(false);
  const change = useCallback(
    (chosen: JournalFilters) =>
      navigate({
        search: (before) => partFilters({ ...readOpenFilters(before), page: undefined, ...chosen }).open,
        state: (before) => ({
          ...before,
          journal: partFilters({ ...readWrittenFilters(before.journal), ...chosen }).written,
        }),
        replace: chosen.page === undefined,
      }),
    [navigate],
  );
  return (
    <Page title={t('journal.title')} lead={t('journal.lead')}>
      <div className="grid gap-5">
        <div className="flex flex-wrap gap-2">
          <Button look="primary" icon={<Smile size={20} aria-hidden />} onClick={() => setIsQuick(true)}>
            {t('journal.quick')}
          </Button>
          <Link to="/journal/new" className={buttonLook()}>
            <PencilLine size={20} aria-hidden /> {t('journal.write')}
          </Link>
          <Link to="/journal/year" className={buttonLook('quiet')}>
            <CalendarHeart size={20} aria-hidden /> {t('journal.year')}
          </Link>
          <Link to="/journal/ask" className={buttonLook('quiet')}>
            <MessageCircleQuestion size={20} aria-hidden /> {t('journal.ask')}
          </Link>
        </div>
        <KeptEntryList />
        <JournalFilterForm filters={filters} onChange={change} />
        {filters.q === undefined ? (
          <FilteredList filters={filters} onChange={change} onQuick={() => setIsQuick(true)} />
        ) : (
          <SearchResults filters={filters} onPage={(page) => change({ page })} />
        )}
      </div>
      <QuickMoodSheet isOpen={isQuick} onOpenChange={setIsQuick} />
    </Page>
  );
}

const NO_FILTERS: JournalFilters = {
  tag: undefined,
  activity: undefined,
  mood: undefined,
  from: undefined,
  to: undefined,
};

function FilteredList({
  filters,
  onChange,
  onQuick,
}: {
  filters: JournalFilters;
  onChange: (change: JournalFilters) => void;
  onQuick: () => void;
}) {
  const t = useText();
  const format = useFormat();
  const list = useQuery(searchQuery(useApi(), filters));
  if (list.isPending) {
    return (
      <>
        <LoadingWord text={t('common.loading')} />
        <JournalListSkeleton />
      </>
    );
  }
  if (list.data === undefined) return <Problem error={list.error} onRetry={() => list.refetch()} />;
  const { data, meta } = list.data;
  const entries = data.found.map(({ entry }) => entry);
  if (entries.length === 0) {
    return hasFilters(filters) ? (
      <Empty title={t('journal.noMatchTitle')} text={t('journal.noMatchText')}>
        <Button onClick={() => onChange(NO_FILTERS)}>{t('journal.clear')}</Button>
      </Empty>
    ) : (
      <Empty title={t('journal.emptyTitle')} text={t('journal.emptyText')}>
        <Button look="primary" onClick={onQuick}>
          {t('journal.quick')}
        </Button>
      </Empty>
    );
  }
  return (
    <div className={`grid gap-5 transition-opacity ${list.isPlaceholderData ? 'opacity-60' : ''}`}>
      <div className="flex min-h-9 items-center justify-between gap-3 px-1">
        <p className="figures text-sm text-soft">
          {t('journal.count', {
            count: meta.total,
            shown: format.number(meta.total) + (meta.totalIsExact ? '' : '+'),
          })}
        </p>
        <ExportButton />
      </div>
      <JournalList entries={entries} />
      <Pager
        meta={meta}
        onPage={(page) => {
          window.scrollTo({ top: 0 });
          onChange({ page });
        }}
      />
    </div>
  );
}
