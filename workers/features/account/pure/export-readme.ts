import type { PersonalData, PersonalTable } from '#workers/kernel/personal-data.ts';

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
}

const HEAD = (at: Date) => `Your data from Dayloom
======================

Made on ${at.toISOString().slice(0, 16).replace('T', ' ')} UTC. Here is all that Dayloom keeps of you.

Each table comes twice, with the same rows: as JSON for programs, and as CSV for spreadsheets (comma, UTF-8). Times are
UTC unless a column says that it is local. What you wrote is sealed in our database; here it stands opened, so keep this
archive where nobody else can read it. In CSV, a text that a spreadsheet might run as a formula begins with an apostrophe.
`;

/** The plain words at the end of an archive: what is in it, how much, and what is left out and why. */
export function exportReadme({ at, written }: Readme): string {
  const rows = sum(written.flatMap(({ tables }) => tables.map((table) => table.rows)));
  const files = sum(written.flatMap(({ tables }) => tables.map((table) => table.files)));
  const parts = written.map(({ slice, tables }) =>
    [title(slice.slice), ...tables.map(tableLines)].join('\n'),
  );
  const vendors = written.flatMap(({ slice }) => slice.vendors ?? []);
  return [
    HEAD(at),
    `In all: ${rows} rows, ${files} files.\n`,
    parts.join('\n\n'),
    title('elsewhere'),
    ...vendors.map(({ vendor, words }) => `${vendor}: ${words} Ask there, or us, for a copy.`),
    '',
  ].join('\n');
}

/** The place of a table in the archive, without its ending. */
export function tablePath(slice: PersonalData, { table }: PersonalTable): string {
  return `${slice.slice}/${table}`;
}

function tableLines({ table, rows, files, missing, unreadable }: WrittenTable): string {
  const lines = [`\n${table.table}: ${table.words}`];
  if (table.export.kind === 'none') return [...lines, `  not in here: ${table.export.because}`].join('\n');
  lines.push(`  ${rows} rows`);
  const { media, without = {} } = table.export;
  if (media !== undefined) lines.push(`  ${files} files in ${media.folder}/`);
  if (missing > 0) lines.push(`  ${missing} files are named that are not stored any more`);
  if (unreadable > 0) lines.push(`  ${unreadable} sealed texts could not be opened, and are left empty`);
  for (const [column, because] of Object.entries(without)) lines.push(`  without ${column}: ${because}`);
  return lines.join('\n');
}

function title(text: string): string {
  return `${text}\n${'-'.repeat(text.length)}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}
