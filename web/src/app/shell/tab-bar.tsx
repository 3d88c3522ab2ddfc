import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useText } from '../../lib/intl/use-text.ts';
import { AddMenu } from './add-menu.tsx';
import { TABS } from './destinations.ts';

function Tab(tab: (typeof TABS)[number]) {
  const t = useText();
  const { to, icon: Icon } = tab;
  const label = 'tabLabel' in tab ? tab.tabLabel : tab.label;
  return (
    <Link
      to={to}
      className="grid min-w-0 justify-items-center gap-0.5 rounded-md py-1.5 text-xs font-medium text-soft no-underline aria-[current=page]:text-accent"
    >
      <Icon size={22} aria-hidden />
      <span className="max-w-full truncate">{t(label)}</span>
    </Link>
  );
}

export function TabBar() {
  const t = useText();
  return (
    <nav
      aria-label={t('nav.label')}
      className="fixed inset-x-0 bottom-0 z-30 grid grid-cols-[1fr_1fr_auto_1fr_1fr] items-center gap-1 border-t border-line bg-surface/95 px-2 pt-1 pb-[calc(0.35rem+env(safe-area-inset-bottom))] backdrop-blur-sm"
    >
      {TABS.slice(0, 2).map((tab) => (
        <Tab key={tab.to} {...tab} />
      ))}
      <AddMenu
        side="top"
        trigger={(props) => (
          <button
            type="button"
            {...props}
            aria-label={t('nav.add')}
            className="-mt-6 grid size-15 place-items-center rounded-full border-4 border-paper bg-accent text-on-accent shadow-float transition-transform active:scale-95"
          >
            <Plus size={28} aria-hidden />
          </button>
        )}
      />
      {TABS.slice(2).map((tab) => (
        <Tab key={tab.to} {...tab} />
      ))}
    </nav>
  );
}
