import { type ReactNode, useEffect } from 'react';
import { classNames } from './class-names.ts';

/** Names the browser's tab. */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Dayloom`;
  }, [title]);
}

/** A screen's head and body, which begin at the same edge whatever their width; it names the browser's tab, too. */
export function Page({
  title,
  lead,
  actions,
  isWide = false,
  children,
}: {
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
  isWide?: boolean;
  children: ReactNode;
}) {
  useDocumentTitle(title);
  // What has no edge of its own ends with its sign on the cards' edge, and what has one with that.
  const shownActions = actions !== undefined && (
    <div className="flex min-h-11 shrink-0 items-center gap-1 not-has-[>:is(.border,.bg-accent):last-child]:-mr-2">
      {actions}
    </div>
  );
  return (
    <div className="mx-auto w-full max-w-6xl px-4 pt-5 pb-8 sm:px-6 md:pt-9">
      <div className={isWide ? undefined : 'max-w-3xl'}>
        <header className="mb-4 md:mb-6">
          <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
            <h1 className="min-w-0 text-2xl md:text-3xl">{title}</h1>
            {lead === undefined && shownActions}
          </div>
          {lead !== undefined && (
            <div className="mt-1 flex flex-wrap items-center justify-between gap-x-4">
              <div className="figures min-w-0 flex-[1_1_10rem] text-soft">{lead}</div>
              {shownActions}
            </div>
          )}
        </header>
        {children}
      </div>
    </div>
  );
}

export function Card({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <section
      className={classNames('rounded-lg border border-line bg-surface p-4 shadow-card sm:p-5', className)}
    >
      {children}
    </section>
  );
}
