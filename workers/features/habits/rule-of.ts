import type { LocalDay } from '#workers/kernel/local-day.ts';
import { parseLocalDay } from '#workers/kernel/local-day.ts';
import type { Pause, Rule } from './pure/interval.ts';
import type { PauseRow, TemplateRow } from './queries.ts';

/** Days in our own tables were checked when they were written. */
export function storedDay(text: string): LocalDay {
  const day = parseLocalDay(text);
  if (day === null) throw new TypeError('A stored day is no day');
  return day;
}

export function ruleOf(row: TemplateRow): Rule {
  const { intervalKind, intervalN, weekdays, restDays, startsOn } = row;
  return { intervalKind, intervalN, weekdays, restDays, startsOn: storedDay(startsOn) };
}

export function pauseOf({ fromDay, toDay }: Pick<PauseRow, 'fromDay' | 'toDay'>): Pause {
  return { fromDay: storedDay(fromDay), toDay: toDay === null ? null : storedDay(toDay) };
}
