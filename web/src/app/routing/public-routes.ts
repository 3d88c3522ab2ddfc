import { createRoute } from '@tanstack/react-router';
import { lazyScreen } from '../lazy-screen.ts';
import { ownPath } from '../search-values.ts';
import { root } from './root-routes.ts';

const welcome = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyScreen(['account'], () => import('../routes/welcome.tsx'), 'WelcomeScreen'),
});

const signInSearch = (search: Record<string, unknown>): { to?: string } => {
  const to = ownPath(search.to);
  return to === undefined ? {} : { to };
};

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: signInSearch,
  component: lazyScreen(['account'], () => import('../routes/sign-in.tsx'), 'SignInScreen'),
});

const signUp = createRoute({
  getParentRoute: () => root,
  path: '/sign-up',
  validateSearch: signInSearch,
  component: lazyScreen(['account'], () => import('../routes/sign-in.tsx'), 'SignUpScreen'),
});

const archetypes = createRoute({
  getParentRoute: () => root,
  path: '/archetypes',
  component: lazyScreen(['archetypes'], () => import('../routes/archetypes.tsx'), 'ArchetypesScreen'),
});

const catalogueArchetype = createRoute({
  getParentRoute: () => root,
  path: '/archetypes/$archetypeId',
  component: lazyScreen(
    ['archetypes'],
    () => import('../routes/catalogue-archetype.tsx'),
    'CatalogueArchetypeScreen',
  ),
});

const receipt = createRoute({
  getParentRoute: () => root,
  path: '/receipt/$token',
  component: lazyScreen(['privacy'], () => import('../routes/receipt.tsx'), 'ReceiptScreen'),
});

export const publicRoutes = [welcome, signIn, signUp, archetypes, catalogueArchetype, receipt] as const;
