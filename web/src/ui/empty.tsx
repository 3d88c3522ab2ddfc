import type { ReactNode } from 'react';

/** Nothing here yet, and what to do about it. */
export function Empty({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <div className="weave grid justify-items-center gap-2 rounded-xl border border-dashed border-edge/50 px-5 py-10 text-center">
      <p className="font-display text-lg font-semibold">{title}</p>
      <p className="max-w-sm text-balance text-soft">{text}</p>
      {children !== undefined && <div className="mt-3 flex flex-wrap justify-center gap-2">{children}</div>}
    </div>
  );
}
