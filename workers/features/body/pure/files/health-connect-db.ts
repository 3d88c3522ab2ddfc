import type { FileSample } from './sample.ts';
import { openSqlite, type SqliteValue } from './sqlite-tables.ts';
import type { TextReading } from './text-files.ts';

/** `SleepSessionRecord.STAGE_TYPE_*` that are sleep: sleeping, light, deep, REM. */
const ASLEEP = new Set<SqliteValue>([2, 4, 5, 6]);
const MINUTE_MS = 60_000;

/** Tables of instants: when, and what. */
const INSTANTS = [
  ['hr', 'heart_rate_record_series_table', 'epoch_millis', 'beats_per_minute'],
  ['resting-hr', 'resting_heart_rate_record_table', 'time', 'beats_per_minute'],
  ['rmssd', 'heart_rate_variability_rmssd_record_table', 'time', 'heart_rate_variability_millis'],
] as const;

/**
 * Heart rates, resting heart rates, RMSSD and sleep of the database that Health Connect exports (`health_connect_export.db`), by the names that Android's
 * HealthFitness module gives tables and columns; times in it are Unix times in ms. A sleep with stages counts those asleep, one without as a whole.
 */
export function readHealthConnectDb(bytes: Uint8Array): TextReading {
  const file = openSqlite(bytes);
  if (file === null) return { samples: [], skipped: 0, fault: 'unknown-format' };
  const samples: FileSample[] = [];
  let skipped = 0;
  const add = (kind: FileSample['kind'], at: SqliteValue | undefined, value: SqliteValue | undefined) => {
    if (typeof at === 'number' && typeof value === 'number') samples.push({ kind, at, value });
    else skipped += 1;
  };
  for (const [kind, table, time, value] of INSTANTS)
    for (const row of file.rows(table, [time, value])) add(kind, row[0], row[1]);
  const minutes = (from: SqliteValue | undefined, to: SqliteValue | undefined) =>
    typeof from === 'number' && typeof to === 'number' ? (to - from) / MINUTE_MS : null;
  const staged = new Set<SqliteValue | undefined>();
  const stages = ['parent_key', 'stage_start_time', 'stage_end_time', 'stage_type'];
  for (const [session, from, to, type] of file.rows('sleep_stages_table', stages)) {
    staged.add(session);
    if (ASLEEP.has(type ?? null)) add('asleep', to, minutes(from, to));
  }
  for (const [id, from, to] of file.rows('sleep_session_record_table', ['row_id', 'start_time', 'end_time']))
    if (!staged.has(id)) add('asleep', to, minutes(from, to));
  const fault = file.isBroken() ? 'cut-off' : samples.length === 0 ? 'unknown-format' : null;
  return { samples, skipped, fault };
}
