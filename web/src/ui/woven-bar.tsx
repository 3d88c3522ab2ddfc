import { classNames } from './class-names.ts';

/**
 * A figure as cloth: solid up to the low end of its interval, loose threads up to the high end, a notch at the figure
 * itself. Everything is a share of `full`; beyond it the bar is simply full.
 */
export function WovenBar({
  value,
  low,
  high,
  full,
  tone,
  className,
}: {
  value: number;
  low: number;
  high: number;
  full: number;
  /** A text colour class: the bar is drawn in the current colour. */
  tone: string;
  className?: string;
}) {
  const share = (part: number) => `${full <= 0 ? 0 : Math.min(100, Math.max(0, (part / full) * 100))}%`;
  return (
    <span
      aria-hidden
      className={classNames('relative block h-2.5 overflow-hidden rounded-full bg-sunken', tone, className)}
    >
      <span className="threads absolute inset-y-0 left-0 opacity-60" style={{ width: share(high) }} />
      <span className="absolute inset-y-0 left-0 bg-current" style={{ width: share(low) }} />
      {value > 0 && (
        <span className="absolute inset-y-0 w-[3px] -translate-x-1/2 bg-ink" style={{ left: share(value) }} />
      )}
    </span>
  );
}
