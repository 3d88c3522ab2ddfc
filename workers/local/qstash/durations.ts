const UNIT_MS: Record<string, number> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

export const DAY_MS = 86_400_000;

/** '10s', '6m5s', '2d' in ms; null for anything else. */
export function parseDurationMs(text: string): number | null {
  if (!/^(\d+(\.\d+)?(ns|us|µs|ms|s|m|h|d))+$/.test(text)) return null;
  let total = 0;
  for (const [, count, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h|d)/g)) {
    total += Number(count) * (UNIT_MS[unit ?? ''] ?? 0);
  }
  return total;
}

const RETRY_HEADERS = [
  'retry-after',
  'x-ratelimit-reset',
  'x-ratelimit-reset-requests',
  'x-ratelimit-reset-tokens',
];

/**
 * How long an answer asks to wait, in ms: seconds, an RFC 1123 date or a duration. Null when it does not ask, or asks
 * for more than a day (then the back-off holds). Source: upstash.com/docs/qstash/features/retry, 'Retry-After Headers'.
 */
export function askedDelayMs(header: (name: string) => string | undefined, nowMs: number): number | null {
  for (const name of RETRY_HEADERS) {
    const value = header(name)?.trim();
    if (!value) continue;
    const delay = /^\d+(\.\d+)?$/.test(value)
      ? Number(value) * 1000
      : (parseDurationMs(value) ?? Date.parse(value) - nowMs);
    if (Number.isFinite(delay) && delay <= DAY_MS) return Math.max(0, delay);
  }
  return null;
}
