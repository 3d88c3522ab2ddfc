import { createRoute } from '@tanstack/react-router';
import { lazyScreen } from '../lazy-screen.ts';
import { member } from './root-routes.ts';

const settings = createRoute({
  getParentRoute: () => member,
  path: '/settings',
  component: lazyScreen(['account'], () => import('../routes/settings.tsx'), 'SettingsScreen'),
});

const settingsAccount = createRoute({
  getParentRoute: () => settings,
  path: '/',
  component: lazyScreen(['account'], () => import('../routes/settings-account.tsx'), 'SettingsAccountScreen'),
});

const settingsPreferences = createRoute({
  getParentRoute: () => settings,
  path: 'preferences',
  component: lazyScreen(
    ['account', 'preferences'],
    () => import('../routes/settings-preferences.tsx'),
    'SettingsPreferencesScreen',
  ),
});

const settingsNotifications = createRoute({
  getParentRoute: () => settings,
  path: 'notifications',
  component: lazyScreen(
    ['account', 'prompts'],
    () => import('../routes/settings-notifications.tsx'),
    'SettingsNotificationsScreen',
  ),
});

const settingsPlan = createRoute({
  getParentRoute: () => settings,
  path: 'plan',
  validateSearch: (search: Record<string, unknown>): { checkout?: 'done' } =>
    search.checkout === 'done' ? { checkout: 'done' } : {},
  component: lazyScreen(
    ['account', 'billing'],
    () => import('../routes/settings-plan.tsx'),
    'SettingsPlanScreen',
  ),
});

const settingsConsents = createRoute({
  getParentRoute: () => settings,
  path: 'consents',
  component: lazyScreen(
    ['account', 'consent'],
    () => import('../routes/settings-consents.tsx'),
    'SettingsConsentsScreen',
  ),
});

const settingsPrivacy = createRoute({
  getParentRoute: () => settings,
  path: 'privacy',
  validateSearch: (search: Record<string, unknown>): { archive?: 'over' } =>
    search.archive === 'over' ? { archive: 'over' } : {},
  component: lazyScreen(
    ['account', 'privacy'],
    () => import('../routes/settings-privacy.tsx'),
    'SettingsPrivacyScreen',
  ),
});

const settingsSessions = createRoute({
  getParentRoute: () => settings,
  path: 'sessions',
  component: lazyScreen(
    ['account', 'privacy'],
    () => import('../routes/settings-sessions.tsx'),
    'SettingsSessionsScreen',
  ),
});

export const settingsRoutes = [
  settings.addChildren([
    settingsAccount,
    settingsPreferences,
    settingsNotifications,
    settingsPlan,
    settingsConsents,
    settingsPrivacy,
    settingsSessions,
  ]),
] as const;
