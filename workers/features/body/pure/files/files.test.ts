import { zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { readStrap } from '../strap.ts';
import { seriesOf } from './batches.ts';
import { readFile } from './read-file.ts';

const options = { startAt: 0, unit: 'ms', localTime: (text: string) => Date.parse(`${text}Z`) } as const;

async function read(file: string | Uint8Array, pieceBytes = 7, more = {}) {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  // All in one memory, as a browser reads a large file.
  const memory = new Uint8Array(pieceBytes);
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      const piece = bytes.subarray(at, at + pieceBytes);
      memory.set(piece);
      yield memory.subarray(0, piece.length);
    }
  }
  const all = { kind: '', samples: [] as object[], fault: null as string | null, skipped: 0 };
  for await (const { samples, ...rest } of readFile(pieces(), { ...options, ...more })) {
    all.samples.push(...samples);
    Object.assign(all, { kind: rest.kind, fault: rest.fault, skipped: rest.skipped });
  }
  return all;
}

const RECORD = `<Record type="HKQuantityTypeIdentifierHeartRate" unit="count/min" value="61"
  startDate="2024-01-05 07:31:00 +0100" endDate="2024-01-05 07:31:00 +0100"/>`;
const SDNN = `<Record type="HKQuantityTypeIdentifierHeartRateVariabilitySDNN" value="48.5"
  startDate="2024-01-05 11:59:59 +0100" endDate="2024-01-05 12:01:00 +0100"><HeartRateVariabilityMetadataList>
  <InstantaneousBeatsPerMinute bpm="60" time="12:00:00.50 PM"/></HeartRateVariabilityMetadataList></Record>`;
const xml = (body: string, doctype = '<!DOCTYPE HealthData [<!ELEMENT HealthData ANY>]>') =>
  `<?xml version="1.0"?>${doctype}<HealthData locale="en_GB">${body}</HealthData>`;
const HEART = { kind: 'hr', at: Date.parse('2024-01-05T06:31:00Z'), value: 61 };

it('reads Apple Health, piece by piece, packed or not', async () => {
  const steps = '<Record type="HKQuantityTypeIdentifierStepCount" value="900" startDate="x" endDate="y"/>';
  const file = xml(RECORD + steps + SDNN);
  const expected = [
    HEART,
    { kind: 'sdnn', at: Date.parse('2024-01-05T10:59:59Z'), value: 48.5 },
    { kind: 'rr', at: Date.parse('2024-01-05T11:00:00.500Z'), value: 1000 },
  ];
  for (const size of [3, 1_000_000])
    expect(await read(file, size)).toMatchObject({ kind: 'apple-health', samples: expected, fault: null });
  const zip = zipSync({
    'apple_health_export/export_cda.xml': new Uint8Array(100),
    'apple_health_export/export.xml': new TextEncoder().encode(file),
  });
  expect(await read(zip, 50)).toMatchObject({ samples: expected, fault: null });
  expect(await read(zip.slice(0, 300), 50)).toMatchObject({ fault: 'cut-off' });
});

it('reads times asleep of both phones, and no time in bed', async () => {
  const sleep = (value: string, from: string, to: string) =>
    `<Record type="HKCategoryTypeIdentifierSleepAnalysis" value="HKCategoryValueSleepAnalysis${value}" startDate="2026-11-19 ${from}:00 +0100" endDate="2026-11-20 ${to}:00 +0100"/>`;
  const file = xml(
    `${sleep('InBed', '22:00', '07:00')}${sleep('AsleepCore', '22:30', '00:30')}${sleep('Awake', '23:00', '00:45')}${sleep('AsleepREM', '23:45', '01:15')}`,
  );
  expect((await read(file, 50)).samples).toEqual([
    { kind: 'asleep', at: Date.parse('2026-11-20T00:30:00+01:00'), value: 120 },
    { kind: 'asleep', at: Date.parse('2026-11-20T01:15:00+01:00'), value: 90 },
  ]);
  const stage = (name: string | number, startTime: string, endTime: string) => ({
    stage: name,
    startTime,
    endTime,
  });
  const stages = [
    stage('STAGE_TYPE_LIGHT', '2026-11-19T22:00:00Z', '2026-11-19T23:30:00Z'),
    stage('AWAKE', '2026-11-19T23:30:00Z', '2026-11-19T23:40:00Z'),
    stage(5, '2026-11-19T23:40:00Z', '2026-11-20T01:00:00Z'),
  ];
  const json = JSON.stringify([
    { startTime: '2026-11-19T22:00:00Z', endTime: '2026-11-20T01:00:00Z', stages },
  ]);
  expect((await read(json)).samples).toMatchObject([{ kind: 'asleep', value: 90 }, { value: 80 }]);
});

it('keeps what was whole of a file that ends early or breaks', async () => {
  expect(await read(xml(RECORD + RECORD).slice(0, -60))).toMatchObject({
    samples: [HEART],
    fault: 'cut-off',
  });
  expect(await read(xml(`${RECORD}<<<`))).toMatchObject({ samples: [HEART], fault: 'broken' });
});

it('refuses declared entities before any is used, endless text and endless depth', async () => {
  const bomb = xml('&b;', '<!DOCTYPE HealthData [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>');
  expect(await read(bomb)).toMatchObject({ samples: [], fault: 'hostile' });
  const outside = xml(`&x;${RECORD}`, '<!DOCTYPE HealthData [<!ENTITY x SYSTEM "file:///etc/passwd">]>');
  expect(await read(outside)).toMatchObject({ samples: [], fault: 'hostile' });
  expect(await read(xml('a'.repeat(2_500_000)), 100_000)).toMatchObject({ fault: 'hostile' });
  expect(await read(xml('<a>'.repeat(100)))).toMatchObject({ fault: 'hostile' });
});

it('reads Polar files, intervals or heart rates, at the time they tell', async () => {
  const head = '[Params]\nVersion=106\nDate=20240105\nStartTime=07:31:00.0\n';
  const start = Date.parse('2024-01-05T07:31:00Z');
  const intervals = await read(`${head}Interval=238\n\n[HRData]\n800\n810\n\n`);
  expect(intervals).toMatchObject({
    kind: 'polar',
    samples: [
      { kind: 'rr', at: start + 800, value: 800 },
      { kind: 'rr', at: start + 1_610, value: 810 },
    ],
  });
  const rates = await read(`${head}Interval=5\n[HRData]\n60\t0\n62\t0\n`);
  expect(rates.samples).toEqual([
    { kind: 'hr', at: start, value: 60 },
    { kind: 'hr', at: start + 5_000, value: 62 },
  ]);
  expect(await read(head)).toMatchObject({ samples: [], fault: 'cut-off' });
});

it('keeps what a Polar file holds that was cut off at the end of a line, and says that it seems so', async () => {
  const file = (interval: number, length: string, values: readonly number[]) =>
    `[Params]\nDate=20240105\nStartTime=07:31:00.0\nLength=${length}\nInterval=${interval}\n[HRData]\n${values.join('\n')}\n`;
  const beats = Array.from({ length: 75 }, () => 800);
  expect(await read(file(238, '00:01:00.1', beats))).toMatchObject({ fault: null });
  const cut = await read(file(238, '00:01:00.1', beats.slice(0, 60)));
  expect(cut.fault).toBe('too-short');
  expect(cut.samples).toHaveLength(60);
  const rates = Array.from({ length: 12 }, () => 64);
  expect(await read(file(5, '00:01:00.1', rates))).toMatchObject({ fault: null });
  expect(await read(file(5, '00:01:30.0', rates))).toMatchObject({ fault: 'too-short' });
  for (const length of ['', '00:00:00.0', 'an hour', '99'])
    expect(await read(file(238, length, beats))).toMatchObject({ fault: null });
});

it('reads intervals as text, one a line or in a table, and counts lines that are none', async () => {
  const values = async (text: string) => (await read(text)).samples.map((one) => Reflect.get(one, 'value'));
  expect(await values('800\r\n810\r\n815\r\n')).toEqual([800, 810, 815]);
  expect(await values('rri\n790\n815\n')).toEqual([790, 815]);
  expect(await values('time,rri\n26/06/2018 22:41:56,790\n26/06/2018 22:41:57,815\n')).toEqual([790, 815]);
  expect(await values('1;790\n2;815\n')).toEqual([790, 815]);
  expect(await read('800\n700\ns\n890\n860\n')).toMatchObject({ skipped: 1, fault: null });
  for (const nothing of ['', 'a letter\nof two lines\n', '\u0000\u0001'])
    expect(await read(nothing)).toMatchObject({ samples: [], fault: 'unknown-format' });
});

it('says that intervals look like seconds, and asks when nothing tells the time', async () => {
  expect(await read('0.81\n0.80\n0.79\n')).toMatchObject({ samples: [], fault: 'seconds' });
  expect((await read('0.8\n0.75\n0.79\n', 7, { unit: 's' })).samples).toMatchObject([
    { value: 800 },
    { at: 1_550 },
    {},
  ]);
  expect(await read('800\n810\n', 7, { startAt: null })).toMatchObject({ samples: [], fault: 'no-time' });
});

it('reads records of Health Connect', async () => {
  const time = '2024-01-05T06:31:00Z';
  const records = [
    { samples: [{ time, beatsPerMinute: 61 }] },
    { time, heartRateVariabilityMillis: 42 },
    { time, beatsPerMinute: 52 },
    { steps: 3 },
  ];
  const found = await read(JSON.stringify({ records }));
  expect(found).toMatchObject({ kind: 'health-connect', skipped: 1, fault: null });
  expect(found.samples).toMatchObject([
    HEART,
    { kind: 'rmssd', value: 42 },
    { kind: 'resting-hr', value: 52 },
  ]);
  expect(await read('[{"time":')).toMatchObject({ samples: [], fault: 'broken' });
});

it('sends samples as one series a kind, each with its distance from the first', () => {
  expect(
    seriesOf([
      { kind: 'hr', at: 5_000, value: 61 },
      { kind: 'rr', at: 1_000, value: 800.129 },
      { kind: 'hr', at: 2_000, value: 60 },
    ]),
  ).toEqual([
    { kind: 'hr', startAt: new Date(2_000), values: [61, 60], offsetsMs: [3_000, 0] },
    { kind: 'rr', startAt: new Date(1_000), values: [800.13], offsetsMs: [0] },
  ]);
});

it('reads what a strap sends, with and without intervals, and nothing from too few bytes', () => {
  const bytes = (...some: number[]) => new DataView(Uint8Array.from(some).buffer);
  expect(readStrap(bytes(0b10110, 60, 0, 4, 0, 2))).toEqual({ hr: 60, rr: [1000, 500], hasContact: true });
  expect(readStrap(bytes(0b11101, 44, 1, 9, 9, 0, 4))).toEqual({ hr: 300, rr: [1000], hasContact: false });
  expect(readStrap(bytes(0, 72))).toEqual({ hr: 72, rr: [], hasContact: null });
  for (const few of [bytes(), bytes(0), bytes(1, 60)]) expect(readStrap(few)).toBeNull();
});
