/** One statement's result in the shape that Neon's HTTP endpoint gives it. */
export interface NeonResult {
  command: string;
  rowCount: number | null;
  rows: (string | null)[][];
  fields: NeonField[];
  rowAsArray: true;
}

interface NeonField {
  name: string;
  tableID: number;
  columnID: number;
  dataTypeID: number;
  dataTypeSize: number;
  dataTypeModifier: number;
  format: 'text';
}

/** A failed statement as Neon's HTTP endpoint gives it: the fields of Postgres' ErrorResponse by name. */
export type NeonError = { message: string; code: string } & Partial<Record<string, string>>;

/** 'I' outside of a transaction, 'T' inside of one, 'E' inside of one that failed. */
export type TransactionStatus = 'I' | 'T' | 'E';

export interface Replies {
  results: NeonResult[];
  error: NeonError | null;
  status: TransactionStatus;
}

const ERROR_FIELDS: Record<string, string> = {
  S: 'severity',
  C: 'code',
  M: 'message',
  D: 'detail',
  H: 'hint',
  P: 'position',
  p: 'internalPosition',
  q: 'internalQuery',
  W: 'where',
  s: 'schema',
  t: 'table',
  c: 'column',
  d: 'dataType',
  n: 'constraint',
  F: 'file',
  L: 'line',
  R: 'routine',
};

/** Reads everything that a backend sent up to ReadyForQuery. */
export function readReplies(bytes: Buffer): Replies {
  const replies: Replies = { results: [], error: null, status: 'I' };
  let fields: NeonField[] = [];
  let rows: (string | null)[][] = [];
  for (let start = 0; start < bytes.length; ) {
    const end = start + 1 + bytes.readInt32BE(start + 1);
    const body = bytes.subarray(start + 5, end);
    switch (String.fromCharCode(bytes.readUInt8(start))) {
      case 'T':
        fields = readFields(body);
        break;
      case 'D':
        rows.push(readRow(body));
        break;
      case 'C':
      case 'I':
        replies.results.push({ ...readTag(body), rows, fields, rowAsArray: true });
        fields = [];
        rows = [];
        break;
      case 'E':
        replies.error ??= readError(body);
        break;
      case 'Z':
        replies.status = transactionStatus(body);
        break;
    }
    start = end;
  }
  return replies;
}

function transactionStatus(body: Buffer): TransactionStatus {
  const letter = body.toString('latin1');
  return letter === 'T' || letter === 'E' ? letter : 'I';
}

function readFields(body: Buffer): NeonField[] {
  const fields: NeonField[] = [];
  let at = 2;
  for (let left = body.readUInt16BE(0); left > 0; left--) {
    const nameEnd = body.indexOf(0, at);
    const meta = nameEnd + 1;
    fields.push({
      name: body.toString('utf8', at, nameEnd),
      tableID: body.readUInt32BE(meta),
      columnID: body.readInt16BE(meta + 4),
      dataTypeID: body.readUInt32BE(meta + 6),
      dataTypeSize: body.readInt16BE(meta + 10),
      dataTypeModifier: body.readInt32BE(meta + 12),
      format: 'text',
    });
    at = meta + 18;
  }
  return fields;
}

function readRow(body: Buffer): (string | null)[] {
  const cells: (string | null)[] = [];
  let at = 2;
  for (let left = body.readUInt16BE(0); left > 0; left--) {
    const length = body.readInt32BE(at);
    at += 4;
    if (length < 0) {
      cells.push(null);
      continue;
    }
    cells.push(body.toString('utf8', at, at + length));
    at += length;
  }
  return cells;
}

/** 'INSERT 0 5' → INSERT, 5 rows; 'BEGIN' → no count; an empty query has no tag at all. */
function readTag(body: Buffer): { command: string; rowCount: number | null } {
  const words = body.toString('utf8', 0, Math.max(0, body.length - 1)).split(' ');
  const count = words.length > 1 ? Number(words.at(-1)) : Number.NaN;
  return { command: words[0] ?? '', rowCount: Number.isInteger(count) ? count : null };
}

function readError(body: Buffer): NeonError {
  const error: NeonError = { message: 'unknown error', code: 'XX000' };
  for (let at = 0; at < body.length && body[at] !== 0; ) {
    const end = body.indexOf(0, at + 1);
    const name = ERROR_FIELDS[body.toString('latin1', at, at + 1)];
    if (name !== undefined) error[name] = body.toString('utf8', at + 1, end);
    at = end + 1;
  }
  return error;
}
