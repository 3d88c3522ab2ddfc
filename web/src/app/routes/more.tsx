import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { useText } from '../../lib/intl/use-text.ts';
import { Page } from '../../ui/page.tsx';
import { DESTINATIONS } from '../shell/destinations.ts';
import { StaffLink } from '../shell/staff-link.tsx';

/** On a phone, the screens that have no place in its bar. */
export function MoreScreen() {
  const t = useText();
  return (
    <Page title={t('nav.more')}>
      <ul className="grid gap-2">
        {DESTINATIONS.filter(({ isTab }) => !isTab).map(({ to, label, icon: Icon }) => (
          <li key={to}>
            <Link
              to={to}
              className="flex min-h-14 items-center gap-3 rounded-lg border border-line bg-surface px-4 font-medium text-ink no-underline shadow-card"
            >
              <Icon size={20} aria-hidden className="text-accent" />
              <span className="flex-1">{t(label)}</span>
              <ChevronRight size={18} aria-hidden className="text-faint" />
            </Link>
          </li>
        ))}
      </ul>
      <StaffLink className="mt-2 flex min-h-14 items-center gap-3 rounded-lg border border-line bg-surface px-4 font-medium text-ink no-underline shadow-card" />
      <p className="mt-6 text-sm text-faint">{t('shell.notMedical')}</p>
    </Page>
  );
}
