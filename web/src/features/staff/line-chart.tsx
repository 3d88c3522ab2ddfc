import { useId } from 'react';

export interface Line {
  name: string;
  /** One a step; null where nothing was measured: there the line is broken. */
  values: readonly (number | null)[];
  /** A class that sets `color`. */
  tone: string;
  isDashed?: boolean;
}

const WIDTH = 320;
const HEIGHT = 96;

/** Straight lines between the points that are next to each other; a lone point is a short stroke, so that it is seen. */
function pathOf(values: readonly (number | null)[], top: number): string {
  const stepX = WIDTH / Math.max(1, values.length - 1);
  const at = (value: number, index: number) =>
    `${(index * stepX).toFixed(1)} ${(HEIGHT - 2 - (value / top) * (HEIGHT - 6)).toFixed(1)}`;
  return values
    .map((value, index) => {
      if (value === null) return '';
      const isFirst = index === 0 || values[index - 1] === null;
      const isLast = index === values.length - 1 || values[index + 1] === null;
      return `${isFirst ? 'M' : 'L'}${at(value, index)}${isFirst && isLast ? 'h1' : ''}`;
    })
    .join('');
}

/** Lines over time on one scale that begins at zero. The words beside it say the same to those who cannot see it. */
export function LineChart({ lines, words }: { lines: readonly Line[]; words: string }) {
  const id = useId();
  const top = Math.max(...lines.flatMap(({ values }) => values.map((value) => value ?? 0)), 0) || 1;
  return (
    <svg
      role="img"
      aria-labelledby={id}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="h-24 w-full overflow-visible"
    >
      <title id={id}>{words}</title>
      {[0.5, 1].map((share) => (
        <line
          key={share}
          x1="0"
          x2={WIDTH}
          y1={HEIGHT - 2 - share * (HEIGHT - 6)}
          y2={HEIGHT - 2 - share * (HEIGHT - 6)}
          className="stroke-line"
          strokeDasharray="2 4"
          vectorEffect="non-scaling-stroke"
        />
      ))}
      <line
        x1="0"
        x2={WIDTH}
        y1={HEIGHT - 2}
        y2={HEIGHT - 2}
        className="stroke-edge"
        vectorEffect="non-scaling-stroke"
      />
      {lines.map(({ name, values, tone, isDashed = false }) => (
        <path
          key={name}
          d={pathOf(values, top)}
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          strokeLinejoin="round"
          strokeLinecap="round"
          vectorEffect="non-scaling-stroke"
          className={tone}
          {...(isDashed && { strokeDasharray: '5 4' })}
        />
      ))}
    </svg>
  );
}
