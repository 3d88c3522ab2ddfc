import { createRoute } from '@tanstack/react-router';
import type { HistorySearch } from '../../features/food/history-filters.ts';
import { lazyScreen } from '../lazy-screen.ts';
import { textOf } from '../search-values.ts';
import { member } from './root-routes.ts';

const today = createRoute({
  getParentRoute: () => member,
  path: '/today',
  validateSearch: (search: Record<string, unknown>): { day?: string } => {
    const day = textOf(search.day);
    return day !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(day) ? { day } : {};
  },
  component: lazyScreen(
    ['today', 'meal', 'journal', 'mood', 'archetypes', 'habits', 'prompts', 'wellness'],
    () => import('../routes/today.tsx'),
    'TodayScreen',
  ),
});

const newMeal = createRoute({
  getParentRoute: () => member,
  path: '/meals/new',
  component: lazyScreen(
    ['meal', 'add', 'today', 'consent', 'glimpse'],
    () => import('../routes/new-meal.tsx'),
    'NewMealScreen',
  ),
});

const meal = createRoute({
  getParentRoute: () => member,
  path: '/meals/$mealId',
  component: lazyScreen(
    ['meal', 'measure', 'add', 'today'],
    () => import('../routes/meal.tsx'),
    'MealScreen',
  ),
});

const quickAdd = createRoute({
  getParentRoute: () => member,
  path: '/quick-add',
  component: lazyScreen(['meal', 'add', 'today'], () => import('../routes/quick-add.tsx'), 'QuickAddScreen'),
});

const history = createRoute({
  getParentRoute: () => member,
  path: '/history',
  // The screen reads the filters with the server's own schema, which would be too heavy for the first load.
  validateSearch: (search: Record<string, unknown>): HistorySearch => search,
  component: lazyScreen(['today', 'meal'], () => import('../routes/history.tsx'), 'HistoryScreen'),
});

const foods = createRoute({
  getParentRoute: () => member,
  path: '/foods',
  component: lazyScreen(['add', 'meal', 'today'], () => import('../routes/foods.tsx'), 'FoodsScreen'),
});

const more = createRoute({
  getParentRoute: () => member,
  path: '/more',
  component: lazyScreen([], () => import('../routes/more.tsx'), 'MoreScreen'),
});

export const dayRoutes = [today, newMeal, meal, quickAdd, history, foods, more] as const;
