import type { BodyDay, BodySeries } from '#workers/features/body/schemas.ts';

/** A stretch of a day in which the heart was measured. */
export interface Reading {
  from: string;
  to: string;
  /** Beats a minute, weighted by samples. */
  meanHr: number;
  /** The mean of its windows, ms; null where no intervals were sent. */
  rmssd: number | null;
}

const MINUTE_MS = 60_000;
/** A pause up to this long does not end a reading. */
const PAUSE_MS = 30 * MINUTE_MS;
/** More stretches than this are worn all day: they are told as one. */
const MOST = 4;

type Night = Pick<BodyDay, 'nightFrom' | 'nightTo'>;
type Point = BodySeries['points'][number];

/** The readings of a waking day, first to last: files, straps, a watch that is worn. */
export function readingsOf({ minutes, points }: BodySeries, { nightFrom, nightTo }: Night): Reading[] {
  const lengthMs = minutes * MINUTE_MS;
  const isOfNight = ({ at }: Point) =>
    nightFrom !== null && nightTo !== null && startOf(at) >= startOf(nightFrom) - lengthMs && at < nightTo;
  /** What was measured shortly before the night is how it began. */
  const isLeadIn = (stretch: readonly Point[]) =>
    nightFrom !== null &&
    startOf(stretch.at(-1)?.at ?? '') < startOf(nightFrom) &&
    startOf(nightFrom) - startOf(stretch[0]?.at ?? '') <= PAUSE_MS;
  const stretches: Point[][] = [];
  for (const point of points) {
    if (isOfNight(point)) continue;
    const last = stretches.at(-1)?.at(-1);
    const pauseMs =
      last === undefined ? Number.POSITIVE_INFINITY : startOf(point.at) - startOf(last.at) - lengthMs;
    if (pauseMs > PAUSE_MS) stretches.push([point]);
    else stretches.at(-1)?.push(point);
  }
  const awake = stretches.filter((stretch) => !isLeadIn(stretch));
  const told = awake.length > MOST ? [awake.flat()] : awake;
  return told.map((stretch) => readingOf(stretch, lengthMs));
}

const startOf = (at: string) => Date.parse(at);

function readingOf(points: readonly Point[], lengthMs: number): Reading {
  const samples = points.reduce((sum, point) => sum + point.samples, 0);
  const varied = points.flatMap(({ rmssd }) => (rmssd === null ? [] : [rmssd]));
  return {
    from: points[0]?.at ?? '',
    to: new Date(startOf(points.at(-1)?.at ?? '') + lengthMs).toISOString(),
    meanHr: points.reduce((sum, point) => sum + point.meanHr * point.samples, 0) / Math.max(1, samples),
    rmssd: varied.length === 0 ? null : varied.reduce((sum, value) => sum + value, 0) / varied.length,
  };
}
