import { createRoute } from '@tanstack/react-router';
import type { Metric } from '../../features/body/own-range.ts';
import { lazyScreen } from '../lazy-screen.ts';
import { textOf } from '../search-values.ts';
import { member } from './root-routes.ts';

const wellness = createRoute({
  getParentRoute: () => member,
  path: '/wellness',
  validateSearch: (search: Record<string, unknown>): { day?: string; span?: 30 | 90 | 365 } => {
    const day = textOf(search.day);
    const span = ([30, 90, 365] as const).find((days) => days === search.span);
    return { ...(day !== undefined && { day }), ...(span !== undefined && { span }) };
  },
  component: lazyScreen(['wellness'], () => import('../routes/wellness.tsx'), 'WellnessScreen'),
});

const wellnessHow = createRoute({
  getParentRoute: () => member,
  path: '/wellness/how',
  component: lazyScreen(['wellness'], () => import('../routes/wellness-how.tsx'), 'WellnessHowScreen'),
});

const body = createRoute({
  getParentRoute: () => member,
  path: '/body',
  validateSearch: (search: Record<string, unknown>): { metric?: Metric; lookBack?: 30 | 60 | 180 } => {
    const metric = (['rmssd', 'restingHr', 'sdnn'] as const).find((one) => one === search.metric);
    const lookBack = ([30, 60, 180] as const).find((one) => one === search.lookBack);
    return { ...(metric !== undefined && { metric }), ...(lookBack !== undefined && { lookBack }) };
  },
  component: lazyScreen(['body'], () => import('../routes/body.tsx'), 'BodyScreen'),
});

const bodyImport = createRoute({
  getParentRoute: () => member,
  path: '/body/import',
  component: lazyScreen(['body', 'consent'], () => import('../routes/body-import.tsx'), 'BodyImportScreen'),
});

const mood = createRoute({
  getParentRoute: () => member,
  path: '/mood',
  validateSearch: (search: Record<string, unknown>): { day?: string; span?: 30 | 90 } => {
    const day = textOf(search.day);
    const span = ([30, 90] as const).find((days) => days === search.span);
    return { ...(day !== undefined && { day }), ...(span !== undefined && { span }) };
  },
  component: lazyScreen(['mood'], () => import('../routes/mood.tsx'), 'MoodScreen'),
});

export const bodyRoutes = [wellness, wellnessHow, body, bodyImport, mood] as const;
