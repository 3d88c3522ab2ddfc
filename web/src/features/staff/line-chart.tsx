import { useId } from 'react';
import { scaleTop } from './scale-top.ts';

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

/** How a chart's scale is written and where it ends. */
export interface Scale {
  tick: (value: number) => string;
  /** Where it ends at least: 2 for what is counted, 1 for a share. */
  least?: number;
}

/** Lines over time on one scale that begins at zero. The words beside it say the same to those who cannot see it. */
export function LineChart({ lines, scale, words }: { lines: readonly Line[]; scale: Scale; words: string }) {
  const id = useId();
  const values = lines.flatMap((line) => line.values);
  const top = scaleTop(values, scale.least);
  const isMeasured = values.some((value) => value !== null);
  return (
    <div className="flex gap-2">
      {isMeasured && (
        <ul
          aria-hidden
          className="figures -my-0.5 flex flex-col justify-between text-right text-xs leading-3 text-faint"
        >
          {[1, 0.5, 0].map((share) => (
            <li key={share}>{scale.tick(share * top)}</li>
          ))}
        </ul>
      )}
      <svg
        role="img"
        aria-labelledby={id}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="h-24 w-0 flex-1 overflow-visible"
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
    </div>
  );
}
