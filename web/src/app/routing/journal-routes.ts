import { createRoute } from '@tanstack/react-router';
import type { JournalFilters } from '../../features/journal/journal-filters.ts';
import { lazyScreen } from '../lazy-screen.ts';
import { member } from './root-routes.ts';

const journal = createRoute({
  getParentRoute: () => member,
  path: '/journal',
  validateSearch: (search: Record<string, unknown>): JournalFilters => search,
  component: lazyScreen(['journal'], () => import('../routes/journal.tsx'), 'JournalScreen'),
});

const newEntry = createRoute({
  getParentRoute: () => member,
  path: '/journal/new',
  component: lazyScreen(['journal'], () => import('../routes/journal-new.tsx'), 'NewEntryScreen'),
});

const journalYear = createRoute({
  getParentRoute: () => member,
  path: '/journal/year',
  validateSearch: (search: Record<string, unknown>): { year?: number } => {
    const year = Number(search.year);
    return Number.isInteger(year) && year >= 1900 && year <= 2200 ? { year } : {};
  },
  component: lazyScreen(['journal'], () => import('../routes/journal-year.tsx'), 'YearScreen'),
});

const askDays = createRoute({
  getParentRoute: () => member,
  path: '/journal/ask',
  component: lazyScreen(['journal', 'billing'], () => import('../routes/journal-ask.tsx'), 'AskScreen'),
});

const journalEntry = createRoute({
  getParentRoute: () => member,
  path: '/journal/$entryId',
  component: lazyScreen(['journal'], () => import('../routes/journal-entry.tsx'), 'EntryScreen'),
});

export const journalRoutes = [journal, newEntry, journalYear, askDays, journalEntry] as const;
