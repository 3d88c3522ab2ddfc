import type { makeZip } from 'client-zip';
import { csvLine } from '#workers/kernel/csv-line.ts';
import type { MemberId } from '#workers/kernel/ids.ts';
import type {
  ExportedRows,
  PersonalData,
  PersonalRow,
  PersonalTable,
} from '#workers/kernel/personal-data.ts';
import type { MemberSealer } from '#workers/kernel/sealing/member-sealer.ts';
import type { Deps } from '#workers/kernel/verb.ts';
import { exportReadme, tablePath, type WrittenTable } from './pure/export-readme.ts';
import type { Language } from './schemas.ts';
import { personalRows, type TableShape } from './table-queries.ts';
import { inLanguage } from './words/in-language.ts';

type Entry = Parameters<typeof makeZip>[0] extends Iterable<infer E> | AsyncIterable<infer E> ? E : never;

/** Rows of one page. With sealed texts of a few kilobytes each a page is some megabytes. */
const PAGE = 100;

export interface Archive {
  deps: Pick<Deps, 'db' | 'files'>;
  memberId: MemberId;
  all: readonly PersonalData[];
  shapes: ReadonlyMap<string, TableShape>;
  sealer: MemberSealer | null;
  at: Date;
  /** Of the README. */
  language: Language;
  /** Called when a table is written. It may throw, which ends the archive. */
  onTable(written: WrittenTable): Promise<void>;
}

type Source = Pick<Archive, 'deps' | 'memberId' | 'sealer'> & {
  table: PersonalTable;
  exported: ExportedRows;
  shape: TableShape;
};

/**
 * The files of an archive, one after the other, each made while it is read: a page of rows is all that is held. Every
 * declared table comes as JSON and as CSV, its files after it, and a README with the counts last.
 */
export async function* archiveEntries(archive: Archive): AsyncGenerator<Entry> {
  const { at: lastModified } = archive;
  const written: { slice: PersonalData; tables: WrittenTable[] }[] = [];
  for (const slice of archive.all) {
    const tables: WrittenTable[] = [];
    written.push({ slice, tables });
    for (const table of slice.tables) {
      const count: WrittenTable = { table, rows: 0, files: 0, missing: 0, unreadable: 0 };
      tables.push(count);
      if (table.export.kind === 'none') continue;
      const shape = archive.shapes.get(table.table);
      if (shape === undefined || shape.key.length === 0)
        throw new TypeError(`${table.table} has no primary key`);
      const source = { ...archive, table, exported: table.export, shape };
      const path = tablePath(slice, table);
      yield { name: `${path}.json`, lastModified, input: asJson(source, count) };
      yield { name: `${path}.csv`, lastModified, input: asCsv(source) };
      for await (const file of mediaOf(source, count)) yield { ...file, lastModified };
      await archive.onTable(count);
    }
  }
  const { language } = archive;
  const say = (english: string) => inLanguage(language, english);
  yield {
    name: 'README.txt',
    lastModified,
    input: exportReadme({ at: lastModified, written, language, say }),
  };
}

async function* pagesOf({ deps, memberId, table, shape }: Source): AsyncGenerator<PersonalRow[]> {
  let after: PersonalRow | null = null;
  while (true) {
    const rows: PersonalRow[] = await personalRows(deps.db, { table, shape, memberId, after, limit: PAGE });
    if (rows.length > 0) yield rows;
    after = rows.at(-1) ?? null;
    if (rows.length < PAGE) return;
  }
}

function columnsOf({ exported, shape }: Source): string[] {
  return shape.columns.filter((column) => exported.without?.[column] === undefined);
}

/** A row as its owner reads it: sealed texts opened, left-out columns gone. */
async function openRow(source: Source, row: PersonalRow, onUnreadable: () => void): Promise<PersonalRow> {
  const { exported, sealer } = source;
  const cells = columnsOf(source).map(async (column) => {
    const value = row[column];
    const place = exported.sealed?.[column];
    if (place === undefined || typeof value !== 'string') return [column, value ?? null];
    const opened = (await sealer?.open(value, place(row))) ?? null;
    if (opened === null) onUnreadable();
    return [column, opened === null ? null : readable(opened)];
  });
  return Object.fromEntries(await Promise.all(cells));
}

/** Sealed documents are JSON, and stand in the archive as such. */
function readable(text: string): unknown {
  if (!/^[[{]/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function* asJson(source: Source, count: WrittenTable): AsyncGenerator<string> {
  yield '[';
  for await (const page of pagesOf(source)) {
    const rows = await Promise.all(page.map((row) => openRow(source, row, () => count.unreadable++)));
    yield `${count.rows === 0 ? '\n' : ',\n'}${rows.map((row) => JSON.stringify(row)).join(',\n')}`;
    count.rows += rows.length;
  }
  yield '\n]\n';
}

async function* asCsv(source: Source): AsyncGenerator<string> {
  const columns = columnsOf(source);
  yield csvLine(columns);
  for await (const page of pagesOf(source)) {
    const rows = await Promise.all(page.map((row) => openRow(source, row, () => undefined)));
    yield rows.map((row) => csvLine(columns.map((column) => cellOf(row[column])))).join('');
  }
}

function cellOf(value: unknown): string | number | boolean | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return JSON.stringify(value);
}

const ENDINGS: Readonly<Record<string, string>> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
};

async function* mediaOf(source: Source, count: WrittenTable) {
  const { media } = source.exported;
  if (media === undefined) return;
  for await (const page of pagesOf(source)) {
    for (const row of page) {
      const key = row[media.keyColumn];
      if (typeof key !== 'string') continue;
      const file = await source.deps.files.get(key);
      if (file === null) {
        count.missing += 1;
        continue;
      }
      count.files += 1;
      const name = source.shape.key.map((column) => String(row[column.name])).join('-');
      yield { name: `${media.folder}/${name}${ENDINGS[file.contentType] ?? ''}`, input: file.body };
    }
  }
}
