import { strFromU8 } from 'fflate';

export type SqliteValue = number | string | null;

/** A database file as it lies there. What is broken in it ends a table early, and never reads past the file. */
export interface SqliteFile {
  /** Rows of a table in the order of their ids, with the values of these columns; none where table or column is not there. */
  rows(table: string, columns: readonly string[]): Generator<SqliteValue[]>;
  /** Whether a page was missing or not as it should be. */
  isBroken(): boolean;
}

const MAGIC = 'SQLite format 3\0';
const HEADER_BYTES = 100;
const [INTERIOR, LEAF] = [0x05, 0x0d];
/** Of a table; a real one of a terabyte has five. */
const DEEPEST = 20;

interface Schema {
  root: number;
  columns: readonly { name: string; isRowId: boolean }[];
}

export function isSqlite(first: Uint8Array): boolean {
  return strFromU8(first.subarray(0, MAGIC.length), true) === MAGIC;
}

/**
 * Reads whole tables of an SQLite file, without SQL, by its file format (https://www.sqlite.org/fileformat2.html): b-trees of tables, records, overflow
 * pages. Enough for an export, which has no journal beside it. Null for what is no such file, or has another text encoding than UTF-8.
 */
export function openSqlite(bytes: Uint8Array): SqliteFile | null {
  if (bytes.byteLength < HEADER_BYTES || !isSqlite(bytes)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const told = view.getUint16(16);
  const pageSize = told === 1 ? 65_536 : told;
  const usable = pageSize - view.getUint8(20);
  const isSound = pageSize >= 512 && (pageSize & (pageSize - 1)) === 0 && usable >= 480;
  if (!isSound || view.getUint32(56) > 1) return null;
  const pages = new Pages(bytes, view, { pageSize, usable });
  pages.isBroken = view.getUint32(28) * pageSize > bytes.byteLength;
  let schemas: Map<string, Schema> | null = null;
  return {
    *rows(table, columns) {
      schemas ??= readSchemas(pages);
      const schema = schemas.get(table);
      if (schema === undefined) return;
      const places = columns.map((column) => schema.columns.findIndex(({ name }) => name === column));
      if (places.includes(-1)) return;
      for (const { rowId, values } of pages.records(schema.root))
        yield places.map((place) =>
          schema.columns[place]?.isRowId === true ? rowId : (values[place] ?? null),
        );
    },
    isBroken: () => pages.isBroken,
  };
}

function readSchemas(pages: Pages): Map<string, Schema> {
  const found = new Map<string, Schema>();
  for (const { values } of pages.records(1)) {
    const [type, name, , root, sql] = values;
    if (type === 'table' && typeof name === 'string' && typeof root === 'number' && typeof sql === 'string')
      found.set(name, { root, columns: columnsOf(sql) });
  }
  return found;
}

/** The columns that records hold, in their order. Generated ones that are not stored have no place in a record. */
function columnsOf(sql: string): Schema['columns'] {
  const body = sql.slice(sql.indexOf('(') + 1, sql.lastIndexOf(')'));
  return partsOf(body).flatMap((part) => {
    const [, quoted, plain] = /^\s*(?:["'`[]([^"'`\]]+)["'`\]]|(\w+))/.exec(part) ?? [];
    const name = quoted ?? plain;
    if (name === undefined) return [];
    if (quoted === undefined && /^(constraint|primary|unique|check|foreign)$/i.test(name)) return [];
    if (/\bas\s*\(/i.test(part) && !/\bstored\b/i.test(part)) return [];
    return [{ name, isRowId: /\binteger\s+primary\s+key\b/i.test(part) }];
  });
}

/** Splits at the commas that stand in no brackets. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  let [depth, from] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === '(') depth += 1;
    else if (letter === ')') depth -= 1;
    else if (letter === ',' && depth === 0) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, text.slice(from)];
}

interface SqliteRecord {
  rowId: number;
  values: SqliteValue[];
}

class Pages {
  isBroken = false;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #pageSize: number;
  readonly #usable: number;

  constructor(bytes: Uint8Array, view: DataView, sizes: { pageSize: number; usable: number }) {
    this.#bytes = bytes;
    this.#view = view;
    this.#pageSize = sizes.pageSize;
    this.#usable = sizes.usable;
  }

  /** All records of the table whose tree begins at a page. A page that was seen already is no part of a tree. */
  *records(root: number): Generator<SqliteRecord> {
    const seen = new Set<number>();
    const waiting: { page: number; depth: number }[] = [{ page: root, depth: 0 }];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const { page, depth } = next;
      const start = this.#startOf(page);
      if (start === null || seen.has(page) || depth > DEEPEST) {
        this.isBroken = true;
        continue;
      }
      seen.add(page);
      const head = page === 1 ? start + HEADER_BYTES : start;
      const type = this.#view.getUint8(head);
      const cells = this.#view.getUint16(head + 3);
      const first = head + (type === INTERIOR ? 12 : 8);
      if ((type !== INTERIOR && type !== LEAF) || first + 2 * cells > start + this.#pageSize) {
        this.isBroken = true;
        continue;
      }
      const places = Array.from({ length: cells }, (_, at) => start + this.#view.getUint16(first + 2 * at));
      if (type === LEAF) {
        for (const place of places) {
          const record = this.#record(place, start + this.#pageSize);
          if (record === null) this.isBroken = true;
          else yield record;
        }
        continue;
      }
      const children = places.flatMap((place) =>
        place + 4 <= start + this.#pageSize ? [this.#view.getUint32(place)] : [],
      );
      // The last in is the first out, so the rightmost goes in first.
      for (const child of [...children, this.#view.getUint32(head + 8)].reverse())
        waiting.push({ page: child, depth: depth + 1 });
    }
  }

  #startOf(page: number): number | null {
    const start = (page - 1) * this.#pageSize;
    return page >= 1 && start + this.#pageSize <= this.#bytes.byteLength ? start : null;
  }

  #record(place: number, end: number): SqliteRecord | null {
    const [length, afterLength] = this.#varint(place, end);
    const [rowId, from] = this.#varint(afterLength, end);
    const payload = this.#payload(from, length, end);
    return payload === null ? null : { rowId, values: valuesOf(payload) };
  }

  /** What a cell holds, with what did not fit on its page. */
  #payload(from: number, length: number, end: number): Uint8Array | null {
    const most = this.#usable - 35;
    if (length <= most) return from + length <= end ? this.#bytes.subarray(from, from + length) : null;
    const least = Math.floor(((this.#usable - 12) * 32) / 255) - 23;
    const wanted = least + ((length - least) % (this.#usable - 4));
    const local = wanted <= most ? wanted : least;
    if (from + local + 4 > end || length > this.#bytes.byteLength) return null;
    const whole = new Uint8Array(length);
    whole.set(this.#bytes.subarray(from, from + local));
    let filled = local;
    for (let page = this.#view.getUint32(from + local); filled < length; ) {
      const start = this.#startOf(page);
      if (start === null) return null;
      const some = this.#bytes.subarray(start + 4, start + 4 + Math.min(this.#usable - 4, length - filled));
      whole.set(some, filled);
      filled += some.length;
      page = this.#view.getUint32(start);
    }
    return whole;
  }

  #varint(place: number, end: number): [number, number] {
    return varintAt(this.#bytes, place, end);
  }
}

/** Seven bits a byte, the highest first, nine bytes at most; the place after it. */
function varintAt(bytes: Uint8Array, place: number, end: number): [number, number] {
  let value = 0;
  for (let at = place; at < place + 8 && at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    value = value * 128 + (byte & 127);
    if (byte < 128) return [value, at + 1];
  }
  return [value * 256 + (bytes[place + 8] ?? 0), place + 9];
}

function valuesOf(payload: Uint8Array): SqliteValue[] {
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
  const [headEnd, first] = varintAt(payload, 0, payload.length);
  const values: SqliteValue[] = [];
  let at = headEnd;
  for (let place = first; place < headEnd && place < payload.length; ) {
    const [type, next] = varintAt(payload, place, headEnd);
    place = next;
    const length = lengthOf(type);
    if (at + length > payload.length) break;
    values.push(valueAt(view, at, type, length));
    at += length;
  }
  return values;
}

const LENGTHS = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0];

function lengthOf(type: number): number {
  return LENGTHS[type] ?? Math.floor((type - 12) / 2);
}

/** By its serial type. Blobs say nothing here, and are null. */
function valueAt(view: DataView, at: number, type: number, length: number): SqliteValue {
  switch (type) {
    case 0:
      return null;
    case 1:
      return view.getInt8(at);
    case 2:
      return view.getInt16(at);
    case 3:
      return view.getInt8(at) * 65_536 + view.getUint16(at + 1);
    case 4:
      return view.getInt32(at);
    case 5:
      return view.getInt16(at) * 2 ** 32 + view.getUint32(at + 2);
    case 6:
      return Number(view.getBigInt64(at));
    case 7:
      return view.getFloat64(at);
    case 8:
      return 0;
    case 9:
      return 1;
    default:
      return type >= 13 && type % 2 === 1
        ? strFromU8(new Uint8Array(view.buffer, view.byteOffset + at, length))
        : null;
  }
}
