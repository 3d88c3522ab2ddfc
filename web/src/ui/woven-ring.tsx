import { type ReactNode, useId } from 'react';

const RADIUS = 52;
const LENGTH = 2 * Math.PI * RADIUS;

/** The same cloth as the bar's, round: solid to the low end, threads to the high end. */
export function WovenRing({
  low,
  high,
  full,
  tone,
  children,
}: {
  low: number;
  high: number;
  full: number;
  tone: string;
  children: ReactNode;
}) {
  const mask = useId();
  const share = (part: number) => (full <= 0 ? 0 : Math.min(1, Math.max(0, part / full)));
  const arc = (part: number) => `${share(part) * LENGTH} ${LENGTH}`;
  return (
    <div className="relative grid aspect-square place-items-center">
      <svg viewBox="0 0 120 120" aria-hidden="true" className={`absolute inset-0 -rotate-90 ${tone}`}>
        <circle cx="60" cy="60" r={RADIUS} fill="none" strokeWidth="11" className="stroke-sunken" />
        <mask id={mask}>
          <circle
            cx="60"
            cy="60"
            r={RADIUS}
            fill="none"
            stroke="white"
            strokeWidth="11"
            strokeDasharray={arc(high)}
          />
        </mask>
        <g mask={`url(#${mask})`}>
          <circle
            cx="60"
            cy="60"
            r={RADIUS}
            fill="none"
            stroke="currentColor"
            strokeOpacity="0.6"
            strokeWidth="11"
            strokeDasharray="1.4 2.2"
          />
        </g>
        <circle
          cx="60"
          cy="60"
          r={RADIUS}
          fill="none"
          stroke="currentColor"
          strokeWidth="11"
          strokeDasharray={arc(low)}
          className="transition-[stroke-dasharray] duration-500 ease-settle"
        />
      </svg>
      <div className="relative grid justify-items-center text-center">{children}</div>
    </div>
  );
}
