import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { localDayOf } from '#workers/kernel/local-day.ts';
import { journalDaysQuery } from '../../features/journal/journal-queries.ts';
import { YearPixels } from '../../features/journal/year-pixels.tsx';
import { useApi } from '../../lib/api/api-client.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { buttonLook } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { LoadingWord, Skeleton } from '../../ui/skeleton.tsx';

const route = getRouteApi('/member/journal/year');

/** A year in pixels; which one stands in the address. */
export function YearScreen() {
  const t = useText();
  const { timeZone } = useFormat();
  const thisYear = Number(localDayOf(new Date(), timeZone).slice(0, 4));
  const year = route.useSearch().year ?? thisYear;
  const days = useQuery(journalDaysQuery(useApi(), `${year}-01-01`, `${year}-12-31`));
  const look = `${buttonLook('quiet')} min-w-11 px-0!`;
  return (
    <Page
      isWide
      title={t('journal.pixels.title')}
      lead={<span className="text-lg font-semibold">{year}</span>}
      actions={
        <>
          <Link
            to="/journal/year"
            search={{ year: year - 1 }}
            aria-label={t('journal.pixels.before')}
            title={t('journal.pixels.before')}
            className={look}
          >
            <ChevronLeft aria-hidden />
          </Link>
          {year < thisYear && (
            <Link
              to="/journal/year"
              search={year + 1 === thisYear ? {} : { year: year + 1 }}
              aria-label={t('journal.pixels.after')}
              title={t('journal.pixels.after')}
              className={look}
            >
              <ChevronRight aria-hidden />
            </Link>
          )}
        </>
      }
    >
      {days.isPending && (
        <>
          <LoadingWord text={t('common.loading')} />
          <Skeleton className="h-80 rounded-lg!" />
        </>
      )}
      {days.isError && <Problem error={days.error} onRetry={() => days.refetch()} />}
      {days.data?.length === 0 && (
        <Empty title={t('journal.pixels.emptyTitle', { year: String(year) })} text={t('journal.emptyText')}>
          <Link to="/journal" className={buttonLook('primary')}>
            {t('journal.title')}
          </Link>
        </Empty>
      )}
      {days.data !== undefined && days.data.length > 0 && <YearPixels year={year} days={days.data} />}
    </Page>
  );
}
