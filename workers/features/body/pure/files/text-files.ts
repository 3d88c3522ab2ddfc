import { looksLikeSeconds } from '../read-batch.ts';
import type { FileFault, FileSample } from './sample.ts';

export interface TextReading {
  samples: FileSample[];
  /** Lines that hold no value where one belongs. */
  skipped: number;
  fault: FileFault | null;
}

export interface TextOptions {
  /** When the recording began, Unix time in ms, for files that do not say it. */
  startAt: number | null;
  /** What a person said of values that look like seconds. */
  unit: 'ms' | 's';
  /** Reads 'YYYY-MM-DDTHH:MM:SS' by the person's clock. */
  localTime: (text: string) => number;
}

const NUMBER = /^-?\d+(?:[.,]\d+)?$/;
const RR_COLUMN = /^(rr|rri|nn|nni|ibi|rr.?interval.*|rr_ms)$/i;

/**
 * Intervals as text: one a line, as Elite HRV and Kubios write them, or a column of a table (`rr`, `rri`, `nn`, `ibi`, else the last).
 * Lines that are no number are skipped and counted.
 */
export function readRrText(text: string, options: TextOptions): TextReading {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const split = (line: string) =>
    line
      .trim()
      .split(/[;\t]|,(?!\d+$)|,(?=\d{2,}(?:\.\d+)?$)|\s{2,}/)
      .map((cell) => cell.trim());
  const [head = ''] = lines;
  const names = split(head);
  const named = names.findIndex((name) => RR_COLUMN.test(name));
  const cells = lines.map((line) => split(line).at(named === -1 ? -1 : named) ?? '');
  const values: number[] = [];
  let skipped = 0;
  for (const [at, cell] of cells.entries()) {
    if (NUMBER.test(cell)) values.push(Number(cell.replace(',', '.')));
    else if (at > 0) skipped += 1;
  }
  if (values.length === 0 || values.length < lines.length / 2)
    return { samples: [], skipped, fault: 'unknown-format' };
  return inARow(values, { ...options, skipped });
}

/**
 * A Polar `.hrm`: `[Params]` with Date, StartTime and Interval, and `[HRData]`. Interval 238 means intervals in milliseconds; any other is the
 * seconds from one heart rate to the next (Polar HRM file format 1.04). A file that was cut off at the end of a line is known by its header's `Length`.
 */
export function readPolarHrm(text: string, options: TextOptions): TextReading {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const param = (name: string) =>
    lines.find((line) => line.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
  const date = /^(\d{4})(\d\d)(\d\d)$/.exec(param('Date'));
  const time = /^\d\d:\d\d:\d\d/.exec(param('StartTime'))?.[0];
  const told =
    date === null || time === undefined
      ? null
      : options.localTime(`${date[1]}-${date[2]}-${date[3]}T${time}`);
  const from = lines.indexOf('[HRData]');
  if (from === -1)
    return { samples: [], skipped: 0, fault: lines[0] === '[Params]' ? 'cut-off' : 'unknown-format' };
  const values: number[] = [];
  let skipped = 0;
  for (const line of lines.slice(from + 1)) {
    if (line.startsWith('[')) break;
    const [cell = ''] = line.split(/\s+/);
    if (NUMBER.test(cell)) values.push(Number(cell));
    else if (line !== '') skipped += 1;
  }
  const startAt = told ?? options.startAt;
  const interval = Number(param('Interval'));
  const isShorterThan = (seconds: number) => secondsOf(param('Length')) - seconds > SHORT_S;
  if (interval === 238 || interval === 0) {
    const reading = inARow(values, { ...options, startAt, skipped });
    const seconds = values.reduce((sum, value) => sum + value, 0) / (options.unit === 's' ? 1 : 1000);
    return { ...reading, fault: reading.fault ?? (isShorterThan(seconds) ? 'too-short' : null) };
  }
  if (startAt === null) return { samples: [], skipped, fault: 'no-time' };
  return {
    samples: values.map((value, at) => ({ kind: 'hr', at: startAt + at * interval * 1000, value })),
    skipped,
    fault: isShorterThan((values.length + 1) * interval) ? 'too-short' : null,
  };
}

/** By how much a recording may fall short of its header's `Length`: that of whole ones differed by 0.1 s. */
const SHORT_S = 5;

/** Of 'HH:MM:SS.f'; NaN of anything else. */
function secondsOf(length: string): number {
  const [, hours, minutes, seconds] = /^(\d\d?):(\d\d):(\d\d(?:\.\d+)?)$/.exec(length) ?? [];
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

function inARow(
  values: readonly number[],
  { startAt, unit, skipped }: TextOptions & { skipped: number },
): TextReading {
  if (unit === 'ms' && looksLikeSeconds(values)) return { samples: [], skipped, fault: 'seconds' };
  if (startAt === null) return { samples: [], skipped, fault: 'no-time' };
  let at = startAt;
  const samples = values.map((value): FileSample => {
    const ms = unit === 's' ? value * 1000 : value;
    at += Math.max(0, ms);
    return { kind: 'rr', at: Math.round(at), value: ms };
  });
  return { samples, skipped, fault: null };
}

interface Item {
  time?: unknown;
  startTime?: unknown;
  endTime?: unknown;
  samples?: unknown;
  beatsPerMinute?: unknown;
  heartRateVariabilityMillis?: unknown;
  stages?: unknown;
  stage?: unknown;
}

/** Names and numbers that programs give stages that are sleep. */
const ASLEEP = /^(2|4|5|6|(STAGE_TYPE_)?(SLEEPING|LIGHT|DEEP|REM))$/i;

/**
 * Records of Health Connect as JSON, as programs that read it write them: an array, or an object of arrays, of HeartRateRecord,
 * RestingHeartRateRecord, HeartRateVariabilityRmssdRecord and SleepSessionRecord by the names of their fields.
 */
export function readHealthConnect(text: string): TextReading {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return { samples: [], skipped: 0, fault: 'broken' };
  }
  const lists = Array.isArray(found) ? [found] : Object.values(found ?? {}).filter(Array.isArray);
  const samples: FileSample[] = [];
  let skipped = 0;
  const add = (kind: FileSample['kind'], time: unknown, value: unknown) => {
    const at = instantOf(time);
    if (Number.isFinite(at) && typeof value === 'number' && Number.isFinite(value))
      samples.push({ kind, at, value });
    else skipped += 1;
  };
  for (const item of lists.flat() as Item[]) {
    if (typeof item !== 'object' || item === null) skipped += 1;
    else if (Array.isArray(item.stages)) {
      const stages = item.stages as Item[];
      const asleep = stages.length === 0 ? [item] : stages.filter(({ stage }) => ASLEEP.test(String(stage)));
      for (const { startTime, endTime } of asleep)
        add('asleep', endTime, (instantOf(endTime) - instantOf(startTime)) / 60_000);
    } else if (Array.isArray(item.samples))
      for (const one of item.samples as Item[]) add('hr', one?.time, one?.beatsPerMinute);
    else if (item.heartRateVariabilityMillis !== undefined)
      add('rmssd', item.time, item.heartRateVariabilityMillis);
    else if (item.beatsPerMinute !== undefined) add('resting-hr', item.time, item.beatsPerMinute);
    else skipped += 1;
  }
  return { samples, skipped, fault: samples.length === 0 ? 'unknown-format' : null };
}

function instantOf(time: unknown): number {
  return typeof time === 'number' ? time : Date.parse(String(time));
}
