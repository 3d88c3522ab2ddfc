import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useText } from '../../lib/intl/use-text.ts';
import { buttonLook } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { AddMenu } from './add-menu.tsx';
import { DESTINATIONS } from './destinations.ts';
import { Logo } from './logo.tsx';
import { StaffLink } from './staff-link.tsx';

export function SideRail() {
  const t = useText();
  return (
    <header className="sticky top-0 flex h-dvh flex-col gap-6 border-r border-line bg-surface/60 p-4">
      <Link to="/today" className="flex items-center gap-2.5 rounded-md p-1 text-ink no-underline">
        <Logo className="size-9" />
        <span className="font-display text-xl font-bold tracking-tight">Dayloom</span>
      </Link>
      <AddMenu
        side="right"
        trigger={(props) => (
          <button
            type="button"
            {...props}
            className={classNames(buttonLook('primary'), 'w-full justify-between!')}
          >
            <span className="flex items-center gap-2">
              <Plus size={20} aria-hidden /> {t('nav.add')}
            </span>
            <kbd
              aria-hidden
              className="rounded-[5px] border border-current/40 px-1.5 font-sans text-xs opacity-80"
            >
              N
            </kbd>
          </button>
        )}
      />
      <nav aria-label={t('nav.label')} className="grid gap-1">
        {DESTINATIONS.map(({ to, label, icon: Icon }) => (
          <Link
            key={to}
            to={to}
            className="flex min-h-11 items-center gap-3 rounded-md px-3 font-medium text-soft no-underline transition-colors hover:bg-sunken hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent-strong"
          >
            <Icon size={20} aria-hidden /> {t(label)}
          </Link>
        ))}
        <StaffLink className="flex min-h-11 items-center gap-3 rounded-md px-3 font-medium text-soft no-underline transition-colors hover:bg-sunken hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent-strong" />
      </nav>
      <p className="mt-auto text-xs text-faint">{t('shell.notMedical')}</p>
    </header>
  );
}
