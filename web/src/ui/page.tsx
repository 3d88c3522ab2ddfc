import { type ReactNode, useEffect } from 'react';
import { classNames } from './class-names.ts';

/** Names the browser's tab. */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Dayloom`;
  }, [title]);
}

/** A screen's head and body; it names the browser's tab, too. */
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
  return (
    <div
      className={classNames(
        'mx-auto w-full px-4 pt-5 pb-8 sm:px-6 md:pt-9',
        isWide ? 'max-w-6xl' : 'max-w-3xl',
      )}
    >
      <header className="mb-5 flex flex-wrap items-end justify-between gap-x-4 gap-y-3 md:mb-7">
        <div className="min-w-0">
          <h1 className="text-2xl md:text-3xl">{title}</h1>
          {lead !== undefined && <div className="mt-1 text-soft">{lead}</div>}
        </div>
        {actions !== undefined && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </header>
      {children}
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
