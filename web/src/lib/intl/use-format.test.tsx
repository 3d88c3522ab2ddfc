import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { LocaleContext } from './locale-context.ts';
import { FormatContext, useFormat } from './use-format.ts';

afterEach(cleanup);

function Days({ days }: { days: readonly string[] }) {
  const format = useFormat();
  return days.map((day) => <p key={day}>{`${format.day(day)} | ${format.day(day, 'short')}`}</p>);
}

function drawDays({ locale, now, timeZone = 'UTC' }: { locale: string; now: string; timeZone?: string }) {
  render(
    <LocaleContext value={{ locale, texts: {} }}>
      <FormatContext value={{ units: 'metric', timeZone, now: () => new Date(now) }}>
        <Days days={['2025-12-31', '2026-01-01']} />
      </FormatContext>
    </LocaleContext>,
  );
  // Where commas stand differs between versions of the CLDR.
  return screen.getAllByText(/\|/).map(({ textContent }) => textContent.replaceAll(',', ''));
}

it('names the year of a day of another year, and of no other', () => {
  expect(drawDays({ locale: 'en-GB', now: '2026-11-26T12:00:00Z' })).toEqual([
    'Wednesday 31 December 2025 | Wed 31 Dec 2025',
    'Thursday 1 January | Thu 1 Jan',
  ]);
});

it('does so in German', () => {
  expect(drawDays({ locale: 'de', now: '2026-11-26T12:00:00Z' })).toEqual([
    'Mittwoch 31. Dezember 2025 | Mi. 31. Dez. 2025',
    'Donnerstag 1. Januar | Do. 1. Jan.',
  ]);
});

it('goes by the year of the person’s own zone', () => {
  const inHonolulu = drawDays({
    locale: 'en-GB',
    now: '2026-01-01T05:00:00Z',
    timeZone: 'Pacific/Honolulu',
  });
  expect(inHonolulu).toEqual([
    'Wednesday 31 December | Wed 31 Dec',
    'Thursday 1 January 2026 | Thu 1 Jan 2026',
  ]);
});
