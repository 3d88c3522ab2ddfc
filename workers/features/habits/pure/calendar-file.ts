import type { LocalDay } from '#workers/kernel/local-day.ts';
import { addDays } from '#workers/kernel/local-day.ts';
import { isDue, type Rule } from './interval.ts';

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

export interface CalendarTask {
  id: string;
  title: string;
  note: string | null;
  rule: Rule;
  /** Local minutes after midnight; null: the event takes the whole day. */
  window: { fromMinute: number; toMinute: number } | null;
  changedAt: Date;
}

/** TEXT of RFC 5545, 3.3.11. Control characters have no place in it. */
export function escapeText(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll(/\r\n|\r|\n/g, '\\n')
    .replaceAll(/\p{Cc}/gu, '');
}

/** Lines of at most 75 octets (RFC 5545, 3.1); a character is never cut in two. */
export function foldLine(line: string): string {
  const parts: string[] = [];
  let [part, octets] = ['', 0];
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > 75) {
      parts.push(part);
      // The space that opens a continued line is one of its octets.
      [part, octets] = ['', 1];
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n ');
}

/** Of one character in UTF-8. */
function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

const compact = (day: LocalDay) => day.replaceAll('-', '');
const utc = (at: Date) => at.toISOString().replaceAll(/[-:]|\.\d+/g, '');

function clockOf(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60) % 24)}${two(minute % 60)}00`;
}

function repeatOf(rule: Rule): string {
  const allowed = WEEKDAYS.filter((_, bit) => (rule.restDays & (1 << bit)) === 0);
  if (rule.intervalKind === 'weekdays') {
    const days = WEEKDAYS.filter((day, bit) => (rule.weekdays & (1 << bit)) !== 0 && allowed.includes(day));
    return `FREQ=WEEKLY;WKST=MO;BYDAY=${days.join(',')}`;
  }
  const rests = allowed.length === 7 ? '' : `;BYDAY=${allowed.join(',')}`;
  if (rule.intervalKind === 'weekly') return `FREQ=WEEKLY;WKST=MO;BYDAY=${allowed.join(',')}`;
  return `FREQ=DAILY;INTERVAL=${rule.intervalN}${rests}`;
}

/** The first day on which the rule falls: DTSTART must be an occurrence itself. Null within a year of none. */
function firstDay(rule: Rule): LocalDay | null {
  for (let ahead = 0; ahead < 366; ahead += 1) {
    const day = addDays(rule.startsOn, ahead);
    if (isDue(rule, day)) return day;
  }
  return null;
}

/**
 * A calendar of tasks (RFC 5545). Times are floating (3.3.5, form 1): a task of 8 o'clock is at 8 o'clock wherever the person
 * is, as the app itself has it, so that no zone's rules have to be written out.
 */
export function calendarFile(tasks: readonly CalendarTask[], name: string): string {
  const events = tasks.flatMap(({ id, title, note, rule, window, changedAt }) => {
    const first = firstDay(rule);
    if (first === null) return [];
    const times =
      window === null
        ? [`DTSTART;VALUE=DATE:${compact(first)}`]
        : [`DTSTART:${compact(first)}T${clockOf(window.fromMinute)}`, `DURATION:PT${lengthOf(window)}M`];
    return [
      'BEGIN:VEVENT',
      `UID:${id}@dayloom`,
      `DTSTAMP:${utc(changedAt)}`,
      ...times,
      `RRULE:${repeatOf(rule)}`,
      `SUMMARY:${escapeText(title)}`,
      ...(note === null ? [] : [`DESCRIPTION:${escapeText(note)}`]),
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ];
  });
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Dayloom//Habits//EN',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escapeText(name)}`,
    ...events,
    'END:VCALENDAR',
  ];
  return `${lines.map(foldLine).join('\r\n')}\r\n`;
}

function lengthOf({ fromMinute, toMinute }: { fromMinute: number; toMinute: number }): number {
  return Math.max(1, toMinute - fromMinute);
}
