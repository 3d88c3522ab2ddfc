import { scaleLinear } from '@visx/scale';
import { Area, LinePath } from '@visx/shape';
import { type ReactNode, useId, useState } from 'react';
import { useText } from '../../lib/intl/use-text.ts';
import { useElementWidth } from './use-element-width.ts';

export interface ChartPoint {
  key: string;
  /** Where it stands between the first and the last. */
  x: number;
  value: number | null;
  /** What a smoothed line runs through. */
  trend?: number | null;
  /** What is usual. */
  band?: { low: number; high: number } | null;
  /** Drawn hollow: much of it is not as it was measured. */
  isDoubtful?: boolean;
  /** What a screen reader and the line below the chart say of it. */
  words: string;
}

/** Something beside the figures, shown as a diamond below them. */
export interface ChartMark {
  key: string;
  x: number;
}

const HEIGHT = 220;
const MARK_SIZE = 5;
const MARGIN = { top: 12, right: 8, bottom: 8, left: 40 };

/**
 * A line with its usual band. The arrow keys, or a finger, walk over the points, and each is said in words; a table says the same.
 * Load it with the screen that shows it: it brings the chart library.
 */
export function LineChart({
  label,
  points,
  formatTick,
  ends,
  isDotted = true,
  marks = [],
  children,
}: {
  label: string;
  points: readonly ChartPoint[];
  formatTick: (value: number) => string;
  /** What stands below the left and the right end. */
  ends: readonly [string, string];
  /** Each point as a dot, and no line between them: measurements that stand by themselves. */
  isDotted?: boolean;
  /** What they are is said outside the chart. */
  marks?: readonly ChartMark[];
  /** The table that says the same. */
  children: ReactNode;
}) {
  const t = useText();
  const id = useId();
  const known = points.filter((point) => point.value !== null);
  const [chosen, setChosen] = useState<string | null>(null);
  const place = Math.max(
    0,
    chosen === null ? known.length - 1 : known.findIndex(({ key }) => key === chosen),
  );
  const point = known[place];
  const [width, measure] = useElementWidth(640);
  const { x, y } = scalesOf(points, width);
  const banded = points.filter((one) => one.band != null);
  const smoothed = points.filter((one) => one.trend != null);
  return (
    <figure className="grid gap-2">
      <div
        ref={measure}
        className="relative rounded-sm focus-within:outline-2 focus-within:outline-offset-4 focus-within:outline-focus"
      >
        <svg viewBox={`0 0 ${width} ${HEIGHT}`} className="block h-auto w-full" aria-hidden="true">
          {y.ticks(4).map((tick) => (
            <g key={tick}>
              <line
                x1={MARGIN.left}
                x2={width - MARGIN.right}
                y1={y(tick)}
                y2={y(tick)}
                className="stroke-line"
                strokeDasharray="3 4"
              />
              <text
                x={MARGIN.left - 8}
                y={y(tick)}
                dy="0.35em"
                textAnchor="end"
                className="figures fill-faint text-[13px]"
              >
                {formatTick(tick)}
              </text>
            </g>
          ))}
          {banded.length > 1 && (
            <Area
              data={banded}
              x={(one) => x(one.x)}
              y0={(one) => y(one.band?.low ?? 0)}
              y1={(one) => y(one.band?.high ?? 0)}
              className="fill-accent-soft"
            />
          )}
          {point !== undefined && (
            <line x1={x(point.x)} x2={x(point.x)} y1={MARGIN.top} y2={HEIGHT} className="stroke-edge" />
          )}
          {!isDotted && (
            <LinePath
              data={known}
              x={(one) => x(one.x)}
              y={(one) => y(one.value ?? 0)}
              className="stroke-accent"
              strokeWidth={2}
              strokeLinejoin="round"
            />
          )}
          {smoothed.length > 1 && (
            <LinePath
              data={smoothed}
              x={(one) => x(one.x)}
              y={(one) => y(one.trend ?? 0)}
              className="stroke-accent"
              strokeWidth={2.5}
              strokeLinejoin="round"
            />
          )}
          {isDotted &&
            known.map((one) => (
              <circle
                key={one.key}
                cx={x(one.x)}
                cy={y(one.value ?? 0)}
                r={3.5}
                strokeWidth={1.75}
                className={
                  one.isDoubtful === true ? 'fill-surface stroke-protein' : 'fill-protein stroke-protein'
                }
              />
            ))}
          {marks.map((mark) => (
            <rect
              key={mark.key}
              x={x(mark.x) - MARK_SIZE}
              y={HEIGHT - MARGIN.bottom - MARK_SIZE}
              width={2 * MARK_SIZE}
              height={2 * MARK_SIZE}
              transform={`rotate(45 ${x(mark.x)} ${HEIGHT - MARGIN.bottom})`}
              className="fill-ink stroke-surface"
              strokeWidth={1.5}
            />
          ))}
          {point !== undefined && (
            <circle
              cx={x(point.x)}
              cy={y(point.value ?? 0)}
              r={6}
              strokeWidth={2.5}
              className="fill-surface stroke-accent"
            />
          )}
        </svg>
        <input
          type="range"
          min={0}
          max={Math.max(0, known.length - 1)}
          value={place}
          aria-label={label}
          aria-valuetext={point?.words ?? t('chart.nothing')}
          aria-describedby={id}
          onChange={(event) => setChosen(known[Number(event.currentTarget.value)]?.key ?? null)}
          className="absolute inset-0 h-full w-full cursor-crosshair opacity-0"
        />
      </div>
      <p aria-hidden className="flex justify-between pl-10 text-xs text-faint">
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </p>
      <p aria-hidden className="figures min-h-6 font-medium">
        {point?.words}
      </p>
      <figcaption id={id} className="text-sm text-soft">
        {t('chart.how')}
      </figcaption>
      <details className="text-sm">
        <summary className="min-h-6 cursor-pointer py-1 text-soft">{t('chart.table')}</summary>
        <div className="mt-2 max-h-80 overflow-auto">{children}</div>
      </details>
    </figure>
  );
}

function scalesOf(points: readonly ChartPoint[], width: number) {
  const values = points.flatMap(({ value, band }) => [
    ...(value === null ? [] : [value]),
    ...(band == null ? [] : [band.low, band.high]),
  ]);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = Math.max((high - low) * 0.1, 1);
  return {
    x: scaleLinear({
      domain: [points[0]?.x ?? 0, points.at(-1)?.x ?? 1],
      range: [MARGIN.left + 6, width - MARGIN.right - 6],
    }),
    y: scaleLinear({
      domain: [Math.max(0, low - room), high + room],
      range: [HEIGHT - MARGIN.bottom, MARGIN.top],
    }),
  };
}
