import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useCallback } from 'react';
import { HistoryFilterForm } from '../../features/food/history-filter-form.tsx';
import {
  type HistoryFilters,
  hasFilters,
  NO_FILTERS,
  readFilters,
  toApiQuery,
  writeFilters,
} from '../../features/food/history-filters.ts';
import { HistoryList, HistorySkeleton } from '../../features/food/history-list.tsx';
import { foodDaysQuery, historyQuery } from '../../features/food/meal-queries.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Button, buttonLook } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { Pager } from '../../ui/pager.tsx';
import { Problem } from '../../ui/problem.tsx';
import { LoadingWord } from '../../ui/skeleton.tsx';

const route = getRouteApi('/member/history');
const MOST_DAYS = 366;

/** The first and last day of a page, for the totals beside it; null when they lie too far apart to ask for. */
function spanOf(days: readonly string[]): { from: string; to: string } | null {
  const sorted = [...days].sort();
  const from = sorted[0];
  const to = sorted.at(-1);
  if (from === undefined || to === undefined) return null;
  return (Date.parse(to) - Date.parse(from)) / 86_400_000 < MOST_DAYS ? { from, to } : null;
}

/** Everything that was eaten; the filters stand in the address. */
export function HistoryScreen() {
  const t = useText();
  const format = useFormat();
  const api = useApi();
  const filters = readFilters(route.useSearch());
  const navigate = route.useNavigate();
  const meals = useQuery(historyQuery(api, toApiQuery(filters)));
  const span = spanOf(meals.data?.data.map((meal) => meal.localDay) ?? []);
  const days = useQuery({ ...foodDaysQuery(api, span?.from ?? '', span?.to ?? ''), enabled: span !== null });

  const change = useCallback(
    (chosen: Partial<HistoryFilters>) =>
      navigate({
        search: (search) => writeFilters({ ...readFilters(search), page: NO_FILTERS.page, ...chosen }),
        replace: chosen.page === undefined,
      }),
    [navigate],
  );

  const list = meals.data;
  return (
    <Page
      isWide
      title={t('history.title')}
      {...(list !== undefined && {
        lead: t('history.count', {
          count: list.meta.total,
          shown: format.number(list.meta.total) + (list.meta.totalIsExact ? '' : '+'),
        }),
      })}
    >
      <div className="grid gap-5">
        <HistoryFilterForm filters={filters} onChange={change} />
        {meals.isPending && (
          <>
            <LoadingWord text={t('common.loading')} />
            <HistorySkeleton />
          </>
        )}
        {meals.isError && <Problem error={meals.error} onRetry={() => meals.refetch()} />}
        {list !== undefined && list.data.length === 0 && (
          <NothingFound isFiltered={hasFilters(filters)} onClear={() => change(NO_FILTERS)} />
        )}
        {list !== undefined && list.data.length > 0 && (
          <div
            className={classNames('grid gap-6 transition-opacity', meals.isPlaceholderData && 'opacity-60')}
          >
            <HistoryList meals={list.data} days={days.data ?? []} />
            <Pager
              meta={list.meta}
              onPage={(page) => {
                window.scrollTo({ top: 0 });
                void change({ page });
              }}
            />
          </div>
        )}
      </div>
    </Page>
  );
}

function NothingFound({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  const t = useText();
  if (isFiltered) {
    return (
      <Empty title={t('history.noMatchTitle')} text={t('history.noMatchText')}>
        <Button onClick={onClear}>{t('history.clear')}</Button>
      </Empty>
    );
  }
  return (
    <Empty title={t('history.emptyTitle')} text={t('history.emptyText')}>
      <Link to="/meals/new" className={buttonLook('primary')}>
        {t('add.photo')}
      </Link>
    </Empty>
  );
}
