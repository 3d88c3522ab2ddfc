import { createRoute } from '@tanstack/react-router';
import { lazyScreen } from '../lazy-screen.ts';
import { member } from './root-routes.ts';

const habits = createRoute({
  getParentRoute: () => member,
  path: '/habits',
  validateSearch: (search: Record<string, unknown>): { view?: 'plan' | 'goals' | 'year'; plan?: 'new' } => {
    const view = (['plan', 'goals', 'year'] as const).find((one) => one === search.view);
    return { ...(view !== undefined && { view }), ...(search.plan === 'new' && { plan: 'new' }) };
  },
  component: lazyScreen(['habits'], () => import('../routes/habits.tsx'), 'HabitsScreen'),
});

const habit = createRoute({
  getParentRoute: () => member,
  path: '/habits/$templateId',
  component: lazyScreen(['habits'], () => import('../routes/habit.tsx'), 'HabitScreen'),
});

const quiz = createRoute({
  getParentRoute: () => member,
  path: '/quiz',
  component: lazyScreen(['archetypes'], () => import('../routes/quiz.tsx'), 'QuizScreen'),
});

const archetype = createRoute({
  getParentRoute: () => member,
  path: '/archetype',
  component: lazyScreen(['archetypes'], () => import('../routes/archetype.tsx'), 'ArchetypeScreen'),
});

const house = createRoute({
  getParentRoute: () => member,
  path: '/house',
  component: lazyScreen(['houses'], () => import('../routes/house.tsx'), 'HouseScreen'),
});

export const planRoutes = [habits, habit, quiz, archetype, house] as const;
