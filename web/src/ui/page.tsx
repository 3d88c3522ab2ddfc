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
      <header className="mb-4 md:mb-6">
        <h1 className="text-2xl md:text-3xl">{title}</h1>
        {(lead !== undefined || actions !== undefined) && (
          <div className="mt-1 flex flex-wrap items-center justify-between gap-x-4">
            <div className="figures min-w-0 text-soft">{lead}</div>
            {actions !== undefined && <div className="-mr-2 flex min-h-11 items-center gap-1">{actions}</div>}
          </div>
        )}
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
