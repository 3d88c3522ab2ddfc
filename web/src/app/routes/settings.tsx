import { Link, Outlet } from '@tanstack/react-router';
import { useText } from '../../lib/intl/use-text.ts';
import { Page } from '../../ui/page.tsx';
import { SETTINGS_SECTIONS } from './settings-sections.ts';
import { useCurrentInView } from './use-current-in-view.ts';

/** The sections beside the one that is shown: a column on a desk, a row that scrolls on a phone. */
export function SettingsScreen() {
  const t = useText();
  const row = useCurrentInView<HTMLElement>();
  return (
    <Page title={t('settings.title')} isWide>
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-5 md:grid-cols-[12rem_minmax(0,42rem)] md:gap-8">
        <nav
          ref={row}
          aria-label={t('settings.sections')}
          className="-mx-4 overflow-x-auto px-4 sm:-mx-6 sm:px-6 md:mx-0 md:overflow-visible md:px-0"
        >
          <ul className="flex gap-1 md:sticky md:top-6 md:grid">
            {SETTINGS_SECTIONS.map(({ to, label, icon: Icon }) => (
              <li key={to} className="shrink-0">
                <Link
                  to={to}
                  activeOptions={{ exact: true, includeSearch: false }}
                  className="flex min-h-11 items-center gap-2.5 rounded-md px-3 text-sm font-medium text-soft no-underline transition-colors hover:bg-sunken hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent"
                >
                  <Icon size={18} aria-hidden />
                  {t(label)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className="min-w-0">
          <Outlet />
        </div>
      </div>
    </Page>
  );
}
