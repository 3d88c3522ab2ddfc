import { createRootRoute, createRoute, createRouter, Outlet } from '@tanstack/react-router';
import type { Metric } from '../features/body/own-range.ts';
import type { HistorySearch } from '../features/food/history-filters.ts';
import type { JournalFilters } from '../features/journal/journal-filters.ts';
import { lazyScreen } from './lazy-screen.ts';
import { ownPath, textOf } from './search-values.ts';
import { MemberShell } from './shell/member-shell.tsx';
import { NotFound } from './shell/not-found.tsx';
import { RouteProblem } from './shell/route-problem.tsx';
import { auditSearch, figuresSearch, flagsSearch, jobsSearch } from './staff-search.ts';

const root = createRootRoute({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: RouteProblem,
});

const welcome = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyScreen(['account'], () => import('./routes/welcome.tsx'), 'WelcomeScreen'),
});

const signInSearch = (search: Record<string, unknown>): { to?: string } => {
  const to = ownPath(search.to);
  return to === undefined ? {} : { to };
};

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: signInSearch,
  component: lazyScreen(['account'], () => import('./routes/sign-in.tsx'), 'SignInScreen'),
});

const signUp = createRoute({
  getParentRoute: () => root,
  path: '/sign-up',
  validateSearch: signInSearch,
  component: lazyScreen(['account'], () => import('./routes/sign-in.tsx'), 'SignUpScreen'),
});

const archetypes = createRoute({
  getParentRoute: () => root,
  path: '/archetypes',
  component: lazyScreen(['archetypes'], () => import('./routes/archetypes.tsx'), 'ArchetypesScreen'),
});

const catalogueArchetype = createRoute({
  getParentRoute: () => root,
  path: '/archetypes/$archetypeId',
  component: lazyScreen(
    ['archetypes'],
    () => import('./routes/catalogue-archetype.tsx'),
    'CatalogueArchetypeScreen',
  ),
});

const receipt = createRoute({
  getParentRoute: () => root,
  path: '/receipt/$token',
  component: lazyScreen(['privacy'], () => import('./routes/receipt.tsx'), 'ReceiptScreen'),
});

const member = createRoute({ getParentRoute: () => root, id: 'member', component: MemberShell });

const today = createRoute({
  getParentRoute: () => member,
  path: '/today',
  validateSearch: (search: Record<string, unknown>): { day?: string } => {
    const day = textOf(search.day);
    return day !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(day) ? { day } : {};
  },
  component: lazyScreen(
    ['today', 'meal', 'journal', 'archetypes', 'habits', 'prompts', 'wellness'],
    () => import('./routes/today.tsx'),
    'TodayScreen',
  ),
});

const quiz = createRoute({
  getParentRoute: () => member,
  path: '/quiz',
  component: lazyScreen(['archetypes'], () => import('./routes/quiz.tsx'), 'QuizScreen'),
});

const archetype = createRoute({
  getParentRoute: () => member,
  path: '/archetype',
  component: lazyScreen(['archetypes'], () => import('./routes/archetype.tsx'), 'ArchetypeScreen'),
});

const house = createRoute({
  getParentRoute: () => member,
  path: '/house',
  component: lazyScreen(['houses'], () => import('./routes/house.tsx'), 'HouseScreen'),
});

const newMeal = createRoute({
  getParentRoute: () => member,
  path: '/meals/new',
  component: lazyScreen(
    ['meal', 'add', 'today', 'consent', 'glimpse'],
    () => import('./routes/new-meal.tsx'),
    'NewMealScreen',
  ),
});

const meal = createRoute({
  getParentRoute: () => member,
  path: '/meals/$mealId',
  component: lazyScreen(['meal', 'add', 'today'], () => import('./routes/meal.tsx'), 'MealScreen'),
});

const quickAdd = createRoute({
  getParentRoute: () => member,
  path: '/quick-add',
  component: lazyScreen(['meal', 'add', 'today'], () => import('./routes/quick-add.tsx'), 'QuickAddScreen'),
});

const history = createRoute({
  getParentRoute: () => member,
  path: '/history',
  // The screen reads the filters with the server's own schema, which would be too heavy for the first load.
  validateSearch: (search: Record<string, unknown>): HistorySearch => search,
  component: lazyScreen(['today', 'meal'], () => import('./routes/history.tsx'), 'HistoryScreen'),
});

const foods = createRoute({
  getParentRoute: () => member,
  path: '/foods',
  component: lazyScreen(['add', 'meal', 'today'], () => import('./routes/foods.tsx'), 'FoodsScreen'),
});

const journal = createRoute({
  getParentRoute: () => member,
  path: '/journal',
  validateSearch: (search: Record<string, unknown>): JournalFilters => search,
  component: lazyScreen(['journal'], () => import('./routes/journal.tsx'), 'JournalScreen'),
});

const newEntry = createRoute({
  getParentRoute: () => member,
  path: '/journal/new',
  component: lazyScreen(['journal'], () => import('./routes/journal-new.tsx'), 'NewEntryScreen'),
});

const journalYear = createRoute({
  getParentRoute: () => member,
  path: '/journal/year',
  validateSearch: (search: Record<string, unknown>): { year?: number } => {
    const year = Number(search.year);
    return Number.isInteger(year) && year >= 1900 && year <= 2200 ? { year } : {};
  },
  component: lazyScreen(['journal'], () => import('./routes/journal-year.tsx'), 'YearScreen'),
});

const askDays = createRoute({
  getParentRoute: () => member,
  path: '/journal/ask',
  component: lazyScreen(['journal', 'billing'], () => import('./routes/journal-ask.tsx'), 'AskScreen'),
});

const journalEntry = createRoute({
  getParentRoute: () => member,
  path: '/journal/$entryId',
  component: lazyScreen(['journal'], () => import('./routes/journal-entry.tsx'), 'EntryScreen'),
});

const wellness = createRoute({
  getParentRoute: () => member,
  path: '/wellness',
  validateSearch: (search: Record<string, unknown>): { day?: string; span?: 30 | 90 | 365 } => {
    const day = textOf(search.day);
    const span = ([30, 90, 365] as const).find((days) => days === search.span);
    return { ...(day !== undefined && { day }), ...(span !== undefined && { span }) };
  },
  component: lazyScreen(['wellness'], () => import('./routes/wellness.tsx'), 'WellnessScreen'),
});

const body = createRoute({
  getParentRoute: () => member,
  path: '/body',
  validateSearch: (search: Record<string, unknown>): { metric?: Metric; lookBack?: 30 | 60 | 180 } => {
    const metric = (['rmssd', 'restingHr', 'sdnn'] as const).find((one) => one === search.metric);
    const lookBack = ([30, 60, 180] as const).find((one) => one === search.lookBack);
    return { ...(metric !== undefined && { metric }), ...(lookBack !== undefined && { lookBack }) };
  },
  component: lazyScreen(['body'], () => import('./routes/body.tsx'), 'BodyScreen'),
});

const bodyImport = createRoute({
  getParentRoute: () => member,
  path: '/body/import',
  component: lazyScreen(['body', 'consent'], () => import('./routes/body-import.tsx'), 'BodyImportScreen'),
});

const wellnessHow = createRoute({
  getParentRoute: () => member,
  path: '/wellness/how',
  component: lazyScreen(['wellness'], () => import('./routes/wellness-how.tsx'), 'WellnessHowScreen'),
});

const mood = createRoute({
  getParentRoute: () => member,
  path: '/mood',
  validateSearch: (search: Record<string, unknown>): { day?: string; span?: 30 | 90 } => {
    const day = textOf(search.day);
    const span = ([30, 90] as const).find((days) => days === search.span);
    return { ...(day !== undefined && { day }), ...(span !== undefined && { span }) };
  },
  component: lazyScreen(['mood'], () => import('./routes/mood.tsx'), 'MoodScreen'),
});

const more = createRoute({
  getParentRoute: () => member,
  path: '/more',
  component: lazyScreen([], () => import('./routes/more.tsx'), 'MoreScreen'),
});

const settings = createRoute({
  getParentRoute: () => member,
  path: '/settings',
  component: lazyScreen(['account'], () => import('./routes/settings.tsx'), 'SettingsScreen'),
});

const settingsAccount = createRoute({
  getParentRoute: () => settings,
  path: '/',
  component: lazyScreen(['account'], () => import('./routes/settings-account.tsx'), 'SettingsAccountScreen'),
});

const settingsPlan = createRoute({
  getParentRoute: () => settings,
  path: 'plan',
  validateSearch: (search: Record<string, unknown>): { checkout?: 'done' } =>
    search.checkout === 'done' ? { checkout: 'done' } : {},
  component: lazyScreen(
    ['account', 'billing'],
    () => import('./routes/settings-plan.tsx'),
    'SettingsPlanScreen',
  ),
});

const settingsNotifications = createRoute({
  getParentRoute: () => settings,
  path: 'notifications',
  component: lazyScreen(
    ['account', 'prompts'],
    () => import('./routes/settings-notifications.tsx'),
    'SettingsNotificationsScreen',
  ),
});

const settingsConsents = createRoute({
  getParentRoute: () => settings,
  path: 'consents',
  component: lazyScreen(
    ['account', 'consent'],
    () => import('./routes/settings-consents.tsx'),
    'SettingsConsentsScreen',
  ),
});

const settingsPreferences = createRoute({
  getParentRoute: () => settings,
  path: 'preferences',
  component: lazyScreen(
    ['account', 'preferences'],
    () => import('./routes/settings-preferences.tsx'),
    'SettingsPreferencesScreen',
  ),
});

const settingsPrivacy = createRoute({
  getParentRoute: () => settings,
  path: 'privacy',
  component: lazyScreen(
    ['account', 'privacy'],
    () => import('./routes/settings-privacy.tsx'),
    'SettingsPrivacyScreen',
  ),
});

const settingsSessions = createRoute({
  getParentRoute: () => settings,
  path: 'sessions',
  component: lazyScreen(
    ['account', 'privacy'],
    () => import('./routes/settings-sessions.tsx'),
    'SettingsSessionsScreen',
  ),
});

const habits = createRoute({
  getParentRoute: () => member,
  path: '/habits',
  validateSearch: (search: Record<string, unknown>): { view?: 'plan' | 'goals' | 'year' } =>
    search.view === 'plan' || search.view === 'goals' || search.view === 'year' ? { view: search.view } : {},
  component: lazyScreen(['habits'], () => import('./routes/habits.tsx'), 'HabitsScreen'),
});

const habit = createRoute({
  getParentRoute: () => member,
  path: '/habits/$templateId',
  component: lazyScreen(['habits'], () => import('./routes/habit.tsx'), 'HabitScreen'),
});

const staff = createRoute({
  getParentRoute: () => member,
  path: '/staff',
  component: lazyScreen(['staff'], () => import('./routes/staff.tsx'), 'StaffScreen'),
});

const staffFigures = createRoute({
  getParentRoute: () => staff,
  path: '/',
  validateSearch: figuresSearch,
  component: lazyScreen(['staff'], () => import('./routes/staff-figures.tsx'), 'StaffFiguresScreen'),
});

const staffJobs = createRoute({
  getParentRoute: () => staff,
  path: 'jobs',
  validateSearch: jobsSearch,
  component: lazyScreen(['staff'], () => import('./routes/staff-jobs.tsx'), 'StaffJobsScreen'),
});

const staffFlags = createRoute({
  getParentRoute: () => staff,
  path: 'flags',
  validateSearch: flagsSearch,
  component: lazyScreen(['staff'], () => import('./routes/staff-flags.tsx'), 'StaffFlagsScreen'),
});

const staffPeople = createRoute({
  getParentRoute: () => staff,
  path: 'people',
  component: lazyScreen(['staff'], () => import('./routes/staff-people.tsx'), 'StaffPeopleScreen'),
});

const staffAudit = createRoute({
  getParentRoute: () => staff,
  path: 'audit',
  validateSearch: auditSearch,
  component: lazyScreen(['staff'], () => import('./routes/staff-audit.tsx'), 'StaffAuditScreen'),
});

const staffSwitches = createRoute({
  getParentRoute: () => staff,
  path: 'switches',
  component: lazyScreen(['staff'], () => import('./routes/staff-switches.tsx'), 'StaffSwitchesScreen'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    welcome,
    signIn,
    signUp,
    archetypes,
    catalogueArchetype,
    receipt,
    member.addChildren([
      today,
      quiz,
      archetype,
      house,
      more,
      newMeal,
      meal,
      quickAdd,
      history,
      foods,
      habits,
      habit,
      journal,
      newEntry,
      journalYear,
      askDays,
      journalEntry,
      wellness,
      wellnessHow,
      body,
      bodyImport,
      mood,
      staff.addChildren([staffFigures, staffJobs, staffFlags, staffPeople, staffAudit, staffSwitches]),
      settings.addChildren([
        settingsAccount,
        settingsPreferences,
        settingsNotifications,
        settingsPlan,
        settingsConsents,
        settingsPrivacy,
        settingsSessions,
      ]),
    ]),
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
