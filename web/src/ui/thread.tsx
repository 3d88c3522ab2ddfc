import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

/** A thread with knots in order of time. */
export function Thread({ children, label }: { children: ReactNode; label: string }) {
  return (
    <ol aria-label={label} className="relative">
      {children}
    </ol>
  );
}

const TONES = {
  accent: 'border-accent/45 text-accent',
  quiet: 'border-edge/45 text-soft',
  now: 'border-accent bg-accent! text-on-accent',
} as const;

/**
 * One knot: its time in the margin of a desk, its mark on the thread, what it is beside it.
 * @param when the time, where a line has one; on a phone what is beside the mark says it
 * @param mark an icon of 16 px, or something that stands in the mark's whole place
 */
export function Knot({
  when,
  mark,
  tone = 'quiet',
  isBare = false,
  isLoose = false,
  children,
}: {
  when?: ReactNode;
  mark: ReactNode;
  tone?: keyof typeof TONES;
  /** The mark brings its own look. */
  isBare?: boolean;
  /** Not tied yet: the thread goes on in dashes. */
  isLoose?: boolean;
  children: ReactNode;
}) {
  return (
    <li
      className={classNames(
        'group relative grid grid-cols-[2.75rem_minmax(0,1fr)] items-center gap-x-2 py-1.5 sm:grid-cols-[3.25rem_2.75rem_minmax(0,1fr)]',
        'before:absolute before:inset-y-0 before:left-[1.3125rem] before:border-l-2 first:before:top-1/2 last:before:bottom-1/2 only:before:hidden sm:before:left-[5.0625rem]',
        isLoose ? 'before:border-dashed before:border-edge/50' : 'before:border-accent/30',
      )}
    >
      <span className="figures text-right text-sm text-soft max-sm:hidden">{when}</span>
      {isBare ? (
        mark
      ) : (
        <span
          aria-hidden
          className={classNames(
            'relative grid size-8 place-items-center justify-self-center rounded-full border-2 bg-paper',
            TONES[tone],
          )}
        >
          {mark}
        </span>
      )}
      <div className="min-w-0">{children}</div>
    </li>
  );
}
