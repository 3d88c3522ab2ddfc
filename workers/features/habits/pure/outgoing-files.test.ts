import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseLocalDay } from '#workers/kernel/local-day.ts';
import { type CalendarTask, calendarFile, escapeText, foldLine } from './calendar-file.ts';
import { csvLine } from './csv.ts';

const startsOn =
  parseLocalDay('2026-01-07') ??
  (() => {
    throw new Error('no day');
  })();
const task = (over: Partial<CalendarTask> = {}): CalendarTask => ({
  id: '0190',
  title: 'Walk',
  note: null,
  rule: { intervalKind: 'weekdays', intervalN: 1, weekdays: 0b0010001, restDays: 0, startsOn },
  window: { fromMinute: 450, toMinute: 480 },
  changedAt: new Date('2026-01-01T10:00:00Z'),
  ...over,
});

test('no line has more than 75 octets, no character is cut, and unfolding gives the line back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      const line = text.replaceAll(/[\r\n]/g, '');
      const folded = foldLine(line);
      for (const part of folded.split('\r\n'))
        expect(new TextEncoder().encode(part).length).toBeLessThanOrEqual(75);
      expect(folded.replaceAll('\r\n ', '')).toBe(line);
    }),
    { numRuns: 200 },
  );
});

test('a title cannot add a line or a field of its own', () => {
  expect(escapeText('a;b,c\\d\nEND:VEVENT\u0007')).toBe('a\\;b\\,c\\\\d\\nEND:VEVENT');
  const lines = calendarFile([task({ title: 'x\r\nEND:VCALENDAR' })], 'n').split('\r\n');
  expect(lines.filter((line) => line === 'END:VCALENDAR')).toHaveLength(1);
});

test('an event begins on a day of its rule, at a local time without a zone', () => {
  const text = calendarFile([task()], 'Dayloom');
  expect(text).toContain('DTSTART:20260109T073000\r\n');
  expect(text).toContain('DURATION:PT30M\r\n');
  expect(text).toContain('RRULE:FREQ=WEEKLY;WKST=MO;BYDAY=MO,FR\r\n');
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
});

test('a task without a window takes the day, and rest days are left out', () => {
  const rule = { intervalKind: 'days', intervalN: 1, weekdays: 127, restDays: 0b1000000, startsOn } as const;
  const text = calendarFile([task({ rule, window: null })], 'Dayloom');
  expect(text).toContain('DTSTART;VALUE=DATE:20260107\r\n');
  expect(text).toContain('RRULE:FREQ=DAILY;INTERVAL=1;BYDAY=MO,TU,WE,TH,FR,SA\r\n');
});

test('a cell is quoted where it must be, and a formula is no formula', () => {
  expect(csvLine(['a,b', 'say "hi"', null, 3, true])).toBe('"a,b","say ""hi""",,3,true\r\n');
  expect(csvLine(['=1+1', '-2', 'two\nlines'])).toBe('\'=1+1,\'-2,"two\nlines"\r\n');
});
