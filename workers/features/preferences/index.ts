export { readPreferences } from './preferences.ts';
