import { expect, it } from 'vitest';
import { instantOf, wallClockOf } from './zoned-time.ts';

it.each([
  'UTC',
  'Europe/Berlin',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
])('comes back to the same minute in %s, all year', (timeZone) => {
  for (let day = 0; day < 365; day += 7) {
    const instant = new Date(Date.UTC(2026, 0, 1 + day, (day * 5) % 24, (day * 11) % 60));
    expect(instantOf(wallClockOf(instant, timeZone), timeZone)).toEqual(instant);
  }
});

it('moves an hour that the clock leaves out on by the gap', () => {
  expect(instantOf('2026-03-29T02:30', 'Europe/Berlin').toISOString()).toBe('2026-03-29T01:30:00.000Z');
});

it('takes the first of an hour that comes twice', () => {
  expect(instantOf('2026-10-25T02:30', 'Europe/Berlin').toISOString()).toBe('2026-10-25T00:30:00.000Z');
});
