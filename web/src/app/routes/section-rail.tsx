import { Link, type LinkProps } from '@tanstack/react-router';
import type { LucideIcon } from 'lucide-react';
import type { MessageId } from '../../lib/intl/messages.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { useCurrentInView } from './use-current-in-view.ts';

interface Section {
  to: NonNullable<LinkProps['to']>;
  label: MessageId;
  icon: LucideIcon;
}

/** The sections of an area beside the one that is shown: a row that scrolls, or from a desk on a column. */
export function SectionRail({
  label,
  sections,
  isColumn = false,
}: {
  label: string;
  sections: readonly Section[];
  isColumn?: boolean;
}) {
  const t = useText();
  const row = useCurrentInView<HTMLElement>();
  const look = isColumn ? 'md:overflow-visible' : 'mb-5 border-b border-line';
  return (
    <nav
      ref={row}
      aria-label={label}
      className={`-mx-4 overflow-x-auto px-4 sm:-mx-6 sm:px-6 md:mx-0 md:px-0 ${look}`}
    >
      <ul className={`flex gap-1 ${isColumn ? 'md:sticky md:top-6 md:grid' : 'pb-2'}`}>
        {sections.map(({ to, label: name, icon: Icon }) => (
          <li key={to} className="shrink-0">
            <Link
              to={to}
              activeOptions={{ exact: true, includeSearch: false }}
              className="flex min-h-11 items-center gap-2.5 rounded-md px-3 text-sm font-medium text-soft no-underline transition-colors hover:bg-sunken hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent-strong"
            >
              <Icon size={18} aria-hidden />
              {t(name)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
