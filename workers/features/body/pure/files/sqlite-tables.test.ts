import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { readHealthConnectDb } from './health-connect-db.ts';
import { readFile } from './read-file.ts';
import type { FileSample } from './sample.ts';
import { openSqlite } from './sqlite-tables.ts';

/** The bytes of a database that SQLite itself wrote. */
function written(fill: (database: DatabaseSync) => void): Uint8Array {
  const folder = mkdtempSync(path.join(tmpdir(), 'sqlite-'));
  try {
    const file = path.join(folder, 'a.db');
    const database = new DatabaseSync(file);
    database.exec('pragma synchronous = off; pragma journal_mode = memory');
    fill(database);
    database.close();
    return new Uint8Array(readFileSync(file));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

it('reads what SQLite wrote: all sizes of numbers, long texts, deep trees, whatever the page', () => {
  const value = fc.oneof(
    fc.integer(),
    fc.constantFrom(0, 1, -1, 127, 128, 32_767, -32_768, 8_388_607, 2_147_483_648, 1_764_115_200_000),
    // Minus nought is kept as such, and equals nought.
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((one) => !Object.is(one, -0)),
    fc.string({ maxLength: 40 }),
    fc.constantFrom('ß'.repeat(3_000), 'x'.repeat(70_000)),
    fc.constant(null),
  );
  fc.assert(
    fc.property(
      fc.array(fc.tuple(value, value), { maxLength: 40 }),
      fc.constantFrom(512, 4_096, 65_536),
      (rows, pageSize) => {
        const bytes = written((database) => {
          database.exec(`pragma page_size = ${pageSize}`);
          database.exec(
            'create table t (a, id integer primary key, "b c", d integer as (id + 1), e, constraint u unique (e))',
          );
          const insert = database.prepare('insert into t (a, "b c", e) values (?, ?, null)');
          for (const row of rows) insert.run(...row);
        });
        const read = [...(openSqlite(bytes)?.rows('t', ['id', 'b c', 'a']) ?? [])];
        expect(read).toEqual(rows.map(([a, b], at) => [at + 1, b, a]));
      },
    ),
    { numRuns: 15 },
  );
});

it('reads 20,000 rows in their order', () => {
  const bytes = written((database) => {
    database.exec('create table t (at integer, bpm integer)');
    database.exec(
      `with recursive n(i) as (select 1 union all select i + 1 from n where i < 20000)
       insert into t select 1764115200000 + i * 1000, 50 + i % 60 from n`,
    );
  });
  const rows = [...(openSqlite(bytes)?.rows('t', ['at', 'bpm']) ?? [])];
  expect(rows).toHaveLength(20_000);
  expect(rows[19_999]).toEqual([1_764_135_200_000, 50 + (20_000 % 60)]);
  expect([...(openSqlite(bytes)?.rows('t', ['no']) ?? [])]).toEqual([]);
  expect([...(openSqlite(bytes)?.rows('no', ['at']) ?? [])]).toEqual([]);
});

const NIGHT = Date.UTC(2026, 10, 20);
/** As Android's module makes it: columns it does not read, generated ones, and a table of each kind. */
const exported = () =>
  written((database) => {
    database.exec(`
      create table android_metadata (locale text);
      create table heart_rate_record_table (row_id integer primary key autoincrement, uuid blob not null unique, start_time integer,
        start_zone_offset integer, end_time integer, local_date_time_start_time integer as (start_time + 1000 * start_zone_offset));
      create table heart_rate_record_series_table (parent_key integer, beats_per_minute integer not null, epoch_millis integer not null,
        foreign key (parent_key) references heart_rate_record_table (row_id) on delete cascade);
      create table resting_heart_rate_record_table (row_id integer primary key autoincrement, uuid blob, time integer, zone_offset integer,
        local_date integer, beats_per_minute integer not null);
      create table heart_rate_variability_rmssd_record_table (row_id integer primary key autoincrement, uuid blob, time integer,
        local_date_time integer as (time + 1000), heart_rate_variability_millis real not null);
      create table sleep_session_record_table (row_id integer primary key autoincrement, uuid blob, start_time integer, end_time integer, notes text);
      create table sleep_stages_table (parent_key integer, stage_start_time integer, stage_end_time integer, stage_type integer);
      insert into heart_rate_record_table (uuid, start_time) values (x'00', ${NIGHT});
      insert into heart_rate_record_series_table values (1, 52, ${NIGHT}), (1, 54, ${NIGHT + 60_000});
      insert into resting_heart_rate_record_table values (7, x'01', ${NIGHT + 3_600_000}, 3600, 20777, 49);
      insert into heart_rate_variability_rmssd_record_table (uuid, time, heart_rate_variability_millis) values (x'02', ${NIGHT}, 41.5);
      insert into sleep_session_record_table values (1, x'03', ${NIGHT}, ${NIGHT + 28_800_000}, 'mine'), (2, x'04', ${NIGHT + 50_000_000}, ${NIGHT + 51_800_000}, null);
      insert into sleep_stages_table values (1, ${NIGHT}, ${NIGHT + 7_200_000}, 4), (1, ${NIGHT + 7_200_000}, ${NIGHT + 7_500_000}, 1),
        (1, ${NIGHT + 7_500_000}, ${NIGHT + 28_800_000}, 5);`);
  });

const expected: FileSample[] = [
  { kind: 'hr', at: NIGHT, value: 52 },
  { kind: 'hr', at: NIGHT + 60_000, value: 54 },
  { kind: 'resting-hr', at: NIGHT + 3_600_000, value: 49 },
  { kind: 'rmssd', at: NIGHT, value: 41.5 },
  { kind: 'asleep', at: NIGHT + 7_200_000, value: 120 },
  { kind: 'asleep', at: NIGHT + 28_800_000, value: 355 },
  { kind: 'asleep', at: NIGHT + 51_800_000, value: 30 },
];

async function readAll(bytes: Uint8Array) {
  const samples: FileSample[] = [];
  let last = null;
  async function* pieces() {
    for (let from = 0; from < bytes.length; from += 50_000) yield bytes.subarray(from, from + 50_000);
  }
  for await (const step of readFile(pieces(), { startAt: null, unit: 'ms', localTime: Date.parse })) {
    samples.push(...step.samples);
    last = step;
  }
  return { samples, kind: last?.kind, fault: last?.fault };
}

it('reads the export of Health Connect, packed as it comes, and not packed', async () => {
  const bytes = exported();
  const zip = zipSync({ 'health_connect_export.db': bytes });
  for (const file of [bytes, zip])
    expect(await readAll(file)).toEqual({ samples: expected, kind: 'health-connect', fault: null });
});

it('says when the database is cut off or none, and never reads past it', async () => {
  const bytes = exported();
  const cut = readHealthConnectDb(bytes.subarray(0, bytes.length - 4_096 * 3));
  expect(cut.fault).toBe('cut-off');
  expect(readHealthConnectDb(new Uint8Array(200)).fault).toBe('unknown-format');
  expect((await readAll(zipSync({ 'other.db': new Uint8Array(5_000) }))).fault).toBe('unknown-format');
  const zip = zipSync({ 'export.db': bytes });
  expect((await readAll(zip.subarray(0, zip.length / 2))).fault).toBe('cut-off');
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 60 }), (changes) => {
      const altered = bytes.slice();
      for (const [at, byte] of changes) altered[at] = byte;
      readHealthConnectDb(altered);
    }),
    { numRuns: 200 },
  );
});

it('stops at a small zip that swells to harm', async () => {
  const bomb = zipSync({ 'health_connect_export.db': new Uint8Array(30_000_000) });
  expect(bomb.length).toBeLessThan(100_000);
  expect(await readAll(bomb)).toMatchObject({ samples: [], fault: 'hostile' });
});
