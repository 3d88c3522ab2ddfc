import type { PersonalData, PersonalTable } from '#workers/kernel/personal-data.ts';
import { README_TEXTS, type ReadmeTexts } from './readme-texts.ts';

export interface WrittenTable {
  table: PersonalTable;
  rows: number;
  /** Photos and other files that its rows name. */
  files: number;
  /** Files that its rows name and that are not in storage any more. */
  missing: number;
  /** Sealed texts that their key did not open. */
  unreadable: number;
}

export interface Readme {
  at: Date;
  written: readonly { slice: PersonalData; tables: readonly WrittenTable[] }[];
  language: keyof typeof README_TEXTS;
  /** A slice's sentence in that language. */
  say(english: string): string;
}

/** The plain words at the end of an archive, in its owner's language: what is in it, how much, and what is left out and why. */
export function exportReadme({ at, written, language, say }: Readme): string {
  const texts = README_TEXTS[language];
  const rows = sum(written.flatMap(({ tables }) => tables.map((table) => table.rows)));
  const files = sum(written.flatMap(({ tables }) => tables.map((table) => table.files)));
  const parts = written.map(({ slice, tables }) =>
    [title(slice.slice), ...tables.map((table) => tableLines(table, texts, say))].join('\n'),
  );
  const vendors = written.flatMap(({ slice }) => slice.vendors ?? []);
  return [
    texts.head(at.toISOString().slice(0, 16).replace('T', ' ')),
    `${texts.inAll(rows, files)}\n`,
    parts.join('\n\n'),
    title(texts.elsewhere),
    ...vendors.map(({ vendor, words }) => texts.vendor(vendor, say(words))),
    '',
  ].join('\n');
}

/** The place of a table in the archive, without its ending. */
export function tablePath(slice: PersonalData, { table }: PersonalTable): string {
  return `${slice.slice}/${table}`;
}

function tableLines(written: WrittenTable, texts: ReadmeTexts, say: Readme['say']): string {
  const { table, rows, files, missing, unreadable } = written;
  const lines = [`\n${table.table}: ${say(table.words)}`];
  const add = (line: string) => lines.push(`  ${line}`);
  if (table.export.kind === 'none') {
    add(texts.notInHere(say(table.export.because)));
    return lines.join('\n');
  }
  const { media, without = {} } = table.export;
  add(texts.rows(rows));
  if (media !== undefined) add(texts.files(files, media.folder));
  if (missing > 0) add(texts.missing(missing));
  if (unreadable > 0) add(texts.unreadable(unreadable));
  for (const [column, because] of Object.entries(without)) add(texts.without(column, say(because)));
  return lines.join('\n');
}

function title(text: string): string {
  return `${text}\n${'-'.repeat(text.length)}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}
