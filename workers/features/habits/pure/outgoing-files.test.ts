import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseLocalDay } from '#workers/kernel/local-day.ts';
import { type CalendarTask, calendarFile, escapeText, foldLine } from './calendar-file.ts';

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

/** Reads what RFC 5545 asks of a calendar of events: lines (3.1), components (3.6), and properties (3.8) that must or may stand once. */
function readCalendar(text: string): Map<string, string>[] {
  expect(text.endsWith('\r\n')).toBe(true);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  const open: string[] = [];
  const found: { name: string; properties: Map<string, string> }[] = [];
  for (const line of text.replaceAll('\r\n ', '').split('\r\n').slice(0, -1)) {
    const [, name = '', value = ''] = /^([A-Z-]+)(?:;[A-Z-]+=[^:;]+)*:(.*)$/s.exec(line) ?? [];
    expect(name, line).not.toBe('');
    if (name === 'BEGIN') {
      open.push(value);
      found.push({ name: value, properties: new Map() });
    } else if (name === 'END') expect(open.pop()).toBe(value);
    else {
      const one = found.findLast((component) => component.name === open.at(-1));
      expect(one?.properties.has(name), `${name} twice`).toBe(false);
      one?.properties.set(name, line.slice(name.length));
    }
  }
  expect(open).toEqual([]);
  const [calendar, ...events] = found;
  expect(calendar?.name).toBe('VCALENDAR');
  expect([...(calendar?.properties.keys() ?? [])]).toEqual(expect.arrayContaining(['VERSION', 'PRODID']));
  expect(events.every(({ name }) => name === 'VEVENT')).toBe(true);
  return events.map(({ properties }) => properties);
}

test('whatever is planned, the calendar is one that RFC 5545 allows, and each event falls on its own rule', () => {
  const tasks = fc.record({
    title: fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 120 })
      .filter((title) => /\p{L}/u.test(title)),
    note: fc.option(fc.string({ maxLength: 200 })),
    kind: fc.constantFrom('days', 'weekdays', 'weekly'),
    intervalN: fc.integer({ min: 1, max: 7 }),
    weekdays: fc.integer({ min: 1, max: 127 }),
    restDays: fc.integer({ min: 0, max: 126 }),
    window: fc.option(
      fc.constantFrom({ fromMinute: 0, toMinute: 1440 }, { fromMinute: 1425, toMinute: 1440 }),
    ),
  });
  fc.assert(
    fc.property(fc.array(tasks, { maxLength: 4 }), (made) => {
      const planned = made.map(({ title, note, window, kind, ...rule }, n) =>
        task({ id: `id-${n}`, title, note, window, rule: { intervalKind: kind, startsOn, ...rule } }),
      );
      const events = readCalendar(calendarFile(planned, 'Dayloom: mine, and yours'));
      expect(new Set(events.map((event) => event.get('UID'))).size).toBe(events.length);
      for (const event of events) {
        expect(event.get('DTSTAMP')).toMatch(/^:\d{8}T\d{6}Z$/);
        expect(event.get('RRULE')).toMatch(
          /^:FREQ=(?:DAILY;INTERVAL=[1-7]|WEEKLY;WKST=MO)(?:;BYDAY=(?:MO|TU|WE|TH|FR|SA|SU)(?:,(?:MO|TU|WE|TH|FR|SA|SU))*)?$/,
        );
        const [, year, month, date] =
          /:(\d{4})(\d\d)(\d\d)(?:T\d{6})?$/.exec(event.get('DTSTART') ?? '') ?? [];
        const begins = new Date(`${year}-${month}-${date}T00:00:00Z`);
        const days = /BYDAY=(.*)$/.exec(event.get('RRULE') ?? '')?.[1]?.split(',');
        const name = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'][begins.getUTCDay()] ?? '';
        expect(days ?? [name]).toContain(name);
        // A day without a time has no length (3.6.1), and a length is more than nothing.
        const isWholeDay = event.get('DTSTART')?.startsWith(';VALUE=DATE:') === true;
        expect(event.has('DURATION')).toBe(!isWholeDay);
        if (!isWholeDay) expect(event.get('DURATION')).toMatch(/^:PT[1-9]\d*M$/);
      }
    }),
    { numRuns: 300 },
  );
});
