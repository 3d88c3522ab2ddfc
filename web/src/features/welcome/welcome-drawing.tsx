/** Four threads; drawn by hand, and no data. */
const WEFT = ['carbohydrate', 'energy', 'fat', 'protein'] as const;
const STROKES = {
  carbohydrate: 'stroke-carbohydrate',
  energy: 'stroke-energy',
  fat: 'stroke-fat',
  protein: 'stroke-protein',
} as const;

const FIRST_ROW = 96;
const ROW = 44;
/** Where the warp runs, and how far the wave is from its row there. */
const WARP = [
  { x: 76, wave: -20 },
  { x: 122, wave: 0 },
  { x: 168, wave: 20 },
  { x: 214, wave: 0 },
  { x: 260, wave: -20 },
  { x: 306, wave: 0 },
];

/** Our own picture: a loom whose weft becomes a plate. */
export function WelcomeDrawing({ className }: { className: string }) {
  return (
    <svg viewBox="0 0 400 320" aria-hidden="true" className={className}>
      <rect
        x="22"
        y="40"
        width="356"
        height="240"
        rx="28"
        className="fill-surface stroke-line"
        strokeWidth="2"
      />
      <g strokeWidth="3" strokeLinecap="round" className="stroke-edge" opacity=".4">
        {WARP.map(({ x }) => (
          <path key={x} d={`M${x} 20v280`} />
        ))}
      </g>
      <g fill="none" strokeWidth="14" strokeLinecap="round">
        {WEFT.map((thread, row) => (
          <path
            key={thread}
            d={`M30 ${FIRST_ROW + row * ROW}c30-26 62-26 92 0s62 26 92 0 62-26 92 0 44 22 64 18`}
            className={STROKES[thread]}
          />
        ))}
      </g>
      {WARP.map(({ x, wave }, column) =>
        WEFT.map((thread, row) => {
          if ((column + row) % 2 === 1) return null;
          const top = FIRST_ROW + row * ROW + wave - 12;
          return (
            <g key={`${x}${thread}`}>
              <path d={`M${x} ${top}v24`} strokeWidth="9" className="stroke-surface" />
              <path d={`M${x} ${top}v24`} strokeWidth="3" className="stroke-edge" opacity=".4" />
            </g>
          );
        }),
      )}
      <circle cx="290" cy="202" r="80" className="fill-raised stroke-line" strokeWidth="2" />
      <circle cx="290" cy="202" r="59" className="fill-paper stroke-line" strokeWidth="2" />
      <g fill="none" strokeWidth="8" strokeLinecap="round">
        <path d="M252 184c9-11 20-11 29 0s20 11 27 0" className="stroke-carbohydrate" />
        <path d="M246 202c9-11 20-11 29 0s20 11 29 0" className="stroke-carbohydrate" />
        <path d="M312 178c12-4 24 4 26 16" className="stroke-fat" />
        <path d="M314 196c10-3 19 3 21 12" className="stroke-fat" />
        <path d="M268 228c14 9 34 9 48-2" className="stroke-energy" />
      </g>
      <g className="fill-surface stroke-line" strokeWidth="2">
        <rect x="34" y="250" width="128" height="52" rx="16" />
      </g>
      <g className="fill-ink font-display" fontSize="19" fontWeight="650">
        <text x="52" y="274">
          520 kcal
        </text>
      </g>
      <rect x="52" y="284" width="58" height="7" rx="3.5" className="fill-energy" />
      <g strokeWidth="2" className="stroke-energy" opacity=".65">
        {[113, 118, 123, 128, 133].map((x) => (
          <path key={x} d={`M${x} 284v7`} />
        ))}
      </g>
    </svg>
  );
}
