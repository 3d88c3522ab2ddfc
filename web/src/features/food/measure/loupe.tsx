import type { PhotoPoint } from '#workers/features/food/pure/marked-length.ts';

/** A finger hides what it points at: here it is, three times as large, in the corner that is further away. */
const TIMES = 3;

export function Loupe({ url, at: [x, y] }: { url: string; at: PhotoPoint }) {
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute top-2 size-24 overflow-hidden rounded-full border-2 border-white shadow-float"
      style={x < 0.5 ? { right: '0.5rem' } : { left: '0.5rem' }}
    >
      <div className="absolute inset-0 grid place-items-center">
        <LoupePhoto url={url} x={x} y={y} />
        <span className="absolute h-px w-8 bg-white mix-blend-difference" />
        <span className="absolute h-8 w-px bg-white mix-blend-difference" />
      </div>
    </div>
  );
}

/** The photo as large as its frame times three, moved so that the point lies in the middle of the glass. */
function LoupePhoto({ url, x, y }: { url: string; x: number; y: number }) {
  return (
    <img
      src={url}
      alt=""
      ref={(image) => {
        const frame = image?.closest('figure');
        if (image === null || frame === null || frame === undefined) return;
        image.style.width = `${frame.clientWidth * TIMES}px`;
        image.style.height = `${frame.clientHeight * TIMES}px`;
        image.style.left = `calc(50% - ${x * frame.clientWidth * TIMES}px)`;
        image.style.top = `calc(50% - ${y * frame.clientHeight * TIMES}px)`;
      }}
      className="absolute max-w-none"
    />
  );
}
