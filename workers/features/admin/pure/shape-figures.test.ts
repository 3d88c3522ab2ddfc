import { expect, test } from 'vitest';
import { maskMail } from './mask-mail.ts';
import { quantileMs, shapeFigures } from './shape-figures.ts';

test('quantiles are linear within a bucket, and end at the last bound', () => {
  expect(quantileMs([0, 0, 0, 0, 10, 0, 0, 0, 0, 0, 0], 0.5)).toBeCloseTo(75);
  expect(quantileMs([5, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0], 0.95)).toBeCloseTo(95);
  expect(quantileMs([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4], 0.5)).toBe(3200);
  expect(quantileMs([], 0.5)).toBeNull();
});

test('every step stands, and what was not counted is nothing rather than a guess', () => {
  const row = { at: 120, sum: 0, buckets: [] };
  const rows = [
    { ...row, series: 'dayloom_cache_requests_total{outcome="hit"}', count: 3 },
    { ...row, series: 'dayloom_cache_requests_total{outcome="miss"}', count: 1 },
    { ...row, series: 'dayloom_api_latency_seconds{status="5xx"}', count: 2 },
  ];
  const steps = shapeFigures(rows, { fromS: 70, toS: 190, stepS: 60 });
  expect(steps.map(({ requests }) => requests)).toEqual([0, 2, 0]);
  expect(steps[1]).toMatchObject({ failed: 2, refused: 0, cacheHitShare: 0.75, latency: null });
  expect(steps[0]?.cacheHitShare).toBeNull();
});

test.each([
  ['ana@example.org', 'a•••@e•••.org'],
  ['a@b', 'a•••@b•••'],
  ['"a@b"@mail.example.co.uk', '"•••@m•••.uk'],
  ['@', '•••@•••'],
])('%s is shown as %s', (mail, masked) => {
  expect(maskMail(mail)).toBe(masked);
});
