import { useSyncExternalStore } from 'react';
import type { Preferences } from '#workers/features/account/schemas.ts';

export type Theme = Preferences['theme'];

const KEY = 'dayloom.theme';
const PAPER = { light: '#f6f3ec', dark: '#151119' };
const listeners = new Set<() => void>();
const systemIsDark = () => matchMedia('(prefers-color-scheme: dark)');

export function readTheme(): Theme {
  const stored = localStorage.getItem(KEY);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

function paint(theme: Theme): void {
  const shade = theme === 'system' ? (systemIsDark().matches ? 'dark' : 'light') : theme;
  document.documentElement.dataset.theme = shade;
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', PAPER[shade]);
}

export function setTheme(theme: Theme): void {
  localStorage.setItem(KEY, theme);
  paint(theme);
  for (const listener of listeners) listener();
}

/** Follows the system while the choice is 'system'. Gives back how to stop. */
export function followSystemTheme(): () => void {
  const query = systemIsDark();
  const repaint = () => paint(readTheme());
  query.addEventListener('change', repaint);
  return () => query.removeEventListener('change', repaint);
}

export function useTheme(): Theme {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, readTheme);
}
