/** The mark: two weft threads over three warp threads. */
export function Logo({ className }: { className: string }) {
  return (
    <svg viewBox="0 0 64 64" aria-hidden="true" className={className}>
      <rect width="64" height="64" rx="16" className="fill-accent" />
      <g fill="none" strokeLinecap="round" strokeWidth="4.5" className="stroke-on-accent">
        <path d="M18 13v38M32 13v38M46 13v38" opacity=".38" />
        <path
          d="M11 24c3.5-5 10.5-5 14 0s10.5 5 14 0 10.5-5 14 0"
          className="stroke-[#f6c667] dark:stroke-[#7a1650]"
        />
        <path d="M11 40c3.5 5 10.5 5 14 0s10.5-5 14 0 10.5 5 14 0" />
      </g>
    </svg>
  );
}
