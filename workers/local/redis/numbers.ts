import { type Bytes, fail, NOT_FLOAT, NOT_INTEGER } from './reply.ts';

export const MAX_INTEGER = 2n ** 63n - 1n;
export const MIN_INTEGER = -(2n ** 63n);

/** A signed 64-bit integer in the one spelling that Redis takes: no plus, no leading zero, no space. */
export function parseInteger(bytes: Bytes, message = NOT_INTEGER): bigint {
  if (!/^(?:0|-?[1-9]\d{0,18})$/.test(bytes)) fail(message);
  const value = BigInt(bytes);
  if (value > MAX_INTEGER || value < MIN_INTEGER) fail(message);
  return value;
}

/** For positions and counts, where being off by one past 2^53 cannot matter. */
export function parseIndex(bytes: Bytes): number {
  return Number(parseInteger(bytes));
}

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const INFINITE = /^([+-]?)inf(?:inity)?$/i;

export function parseScore(bytes: Bytes, message = NOT_FLOAT): number {
  const infinite = INFINITE.exec(bytes);
  if (infinite) return infinite[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const value = DECIMAL.test(bytes) ? Number(bytes) : Number.NaN;
  return Number.isFinite(value) ? value : fail(message);
}

/** The shortest digits that read back as the same double, as Redis 7.2 and later write them. */
export function formatScore(score: number): Bytes {
  if (score === Number.POSITIVE_INFINITY) return 'inf';
  if (score === Number.NEGATIVE_INFINITY) return '-inf';
  return Object.is(score, -0) ? '-0' : String(score);
}

/** Turns Redis's inclusive start and stop, negative from the end, into a half-open range; null when it is empty. */
export function sliceOf(length: number, start: number, stop: number): [from: number, to: number] | null {
  const from = Math.max(0, start < 0 ? start + length : start);
  const to = Math.min(length - 1, stop < 0 ? stop + length : stop);
  return from > to ? null : [from, to + 1];
}
