import type { Timetable } from './pure/prompt-times.ts';
import type { SettingsColumns } from './settings-queries.ts';

export function timetableOf(row: SettingsColumns): Timetable {
  const { windows, weekdays, quietFrom, quietTo, pausedUntil } = row;
  const quiet = quietFrom === null || quietTo === null ? null : { from: quietFrom, to: quietTo };
  return { windows, weekdays, quiet, pausedUntil };
}
