import { Link, Outlet } from '@tanstack/react-router';
import { useText } from '../../lib/intl/use-text.ts';
import { Page } from '../../ui/page.tsx';
import { STAFF_SECTIONS } from './staff-sections.ts';
import { useCurrentInView } from './use-current-in-view.ts';

/** The staff area: states and figures, and never what a person wrote, ate or measured. */
export function StaffScreen() {
  const t = useText();
  const row = useCurrentInView<HTMLElement>();
  return (
    <Page title={t('staff.title')} lead={t('staff.lead')} isWide>
      <nav
        ref={row}
        aria-label={t('staff.sections')}
        className="-mx-4 mb-5 overflow-x-auto border-b border-line px-4 sm:-mx-6 sm:px-6 md:mx-0 md:px-0"
      >
        <ul className="flex gap-1 pb-2">
          {STAFF_SECTIONS.map(({ to, label, icon: Icon }) => (
            <li key={to} className="shrink-0">
              <Link
                to={to}
                activeOptions={{ exact: true, includeSearch: false }}
                className="flex min-h-11 items-center gap-2 rounded-md px-3 text-sm font-medium text-soft no-underline transition-colors hover:bg-sunken hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent-strong"
              >
                <Icon size={18} aria-hidden />
                {t(label)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Outlet />
    </Page>
  );
}
