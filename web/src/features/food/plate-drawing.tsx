/** Our own picture: a plate whose food is woven from threads. */
export function PlateDrawing({ className }: { className: string }) {
  return (
    <svg viewBox="0 0 200 140" aria-hidden="true" className={className}>
      <ellipse cx="100" cy="126" rx="78" ry="7" className="fill-sunken" />
      <ellipse cx="100" cy="76" rx="82" ry="50" className="fill-raised stroke-line" strokeWidth="2" />
      <ellipse cx="100" cy="74" rx="60" ry="35" className="fill-paper stroke-line" strokeWidth="2" />
      <g fill="none" strokeLinecap="round" strokeWidth="5">
        <path d="M58 64c7-9 17-9 24 0s17 9 24 0" className="stroke-carbohydrate" />
        <path d="M54 75c7-9 17-9 24 0s17 9 24 0" className="stroke-carbohydrate" />
        <path d="M60 86c7-9 17-9 24 0s13 8 18 2" className="stroke-carbohydrate" />
        <path d="M112 58c10-8 28-4 32 8" className="stroke-fat" />
        <path d="M114 69c10-8 26-4 28 6" className="stroke-fat" />
        <path d="M118 80c7-6 16-4 19 3" className="stroke-fat" />
        <path d="M108 96c8 5 20 3 26-4" className="stroke-energy" />
        <path d="M90 100c8 4 15 3 22 1" className="stroke-energy" />
      </g>
      <path
        d="M100 26c-6-6 6-9 0-16M116 28c-5-5 5-8 0-14M84 28c-5-5 5-8 0-14"
        fill="none"
        className="stroke-edge"
        strokeWidth="2.5"
        strokeLinecap="round"
        opacity=".55"
      />
    </svg>
  );
}
