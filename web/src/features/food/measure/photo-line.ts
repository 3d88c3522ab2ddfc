import type { PhotoPoint } from '#workers/features/food/pure/marked-length.ts';

export interface PhotoLine {
  from: PhotoPoint;
  to: PhotoPoint;
}

export type LineEnd = keyof PhotoLine;

/** A step of an arrow key, and one with Shift, as a share of the photo's height. */
const STEP = 0.004;
const LONG_STEP = 0.03;
/** Where a line lies until somebody draws one: short, and in the middle. */
const START: PhotoLine = { from: [0.4, 0.5], to: [0.6, 0.5] };

const ARROWS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export function within(x: number, y: number): PhotoPoint {
  const clamp = (value: number) => Math.min(1, Math.max(0, value));
  return [clamp(x), clamp(y)];
}

export function withEnd(line: PhotoLine | null, end: LineEnd, point: PhotoPoint): PhotoLine {
  return { ...(line ?? START), [end]: point };
}

/** The line after a key was pressed on one of its ends; null when the key moves nothing. @param aspect width over height */
export function moveByKey(
  line: PhotoLine | null,
  end: LineEnd,
  press: { key: string; shiftKey: boolean },
  aspect: number,
): PhotoLine | null {
  const arrow = ARROWS[press.key];
  if (arrow === undefined) return null;
  const step = press.shiftKey ? LONG_STEP : STEP;
  const [x, y] = (line ?? START)[end];
  return withEnd(line, end, within(x + (arrow[0] * step) / aspect, y + arrow[1] * step));
}

/**
 * The end that a touch takes hold of: the nearer one, when it is near enough; else null, and a new line begins.
 * @param reach in heights of the photo
 */
export function endNear(
  line: PhotoLine | null,
  [x, y]: PhotoPoint,
  { aspect, reach }: { aspect: number; reach: number },
): LineEnd | null {
  if (line === null) return null;
  const away = (end: LineEnd) => Math.hypot((line[end][0] - x) * aspect, line[end][1] - y);
  const nearer: LineEnd = away('from') < away('to') ? 'from' : 'to';
  return away(nearer) <= reach ? nearer : null;
}

/** Where the ends are shown before anything is drawn. */
export function shownLine(line: PhotoLine | null): PhotoLine {
  return line ?? START;
}
