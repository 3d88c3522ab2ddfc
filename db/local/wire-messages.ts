/** Postgres wire protocol 3.0, text format: the messages that a frontend sends. PostgreSQL manual, chapter 'Frontend/Backend Protocol'. */

export interface Statement {
  query: string;
  params: readonly unknown[];
}

export function message(type: string, ...body: Uint8Array[]): Buffer {
  const head = Buffer.alloc(5);
  head.write(type, 'latin1');
  head.writeInt32BE(4 + body.reduce((bytes, part) => bytes + part.length, 0), 1);
  return Buffer.concat([head, ...body]);
}

export const cstring = (text: string) => Buffer.from(`${text}\0`, 'utf8');

export function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

const NONE = int16(0);
const DESCRIBE_PORTAL = message('D', cstring('P'));
const EXECUTE_ALL = message('E', cstring(''), int32(0));
export const SYNC = message('S');

/** Parse, bind, describe and execute one statement through the unnamed portal; the caller adds `SYNC`. */
export function extendedQuery({ query, params }: Statement): Buffer {
  return Buffer.concat([
    message('P', cstring(''), cstring(query), NONE),
    message('B', cstring(''), cstring(''), NONE, int16(params.length), ...params.map(parameter), NONE),
    DESCRIBE_PORTAL,
    EXECUTE_ALL,
  ]);
}

function parameter(value: unknown): Buffer {
  if (value === null || value === undefined) return int32(-1);
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  const bytes = Buffer.from(text, 'utf8');
  return Buffer.concat([int32(bytes.length), bytes]);
}

export function simpleQuery(sql: string): Buffer {
  return message('Q', cstring(sql));
}

/** StartupMessage: the only one without a type byte. */
export function startup(parameters: Record<string, string>): Buffer {
  const pairs = Object.entries(parameters).flatMap(([name, value]) => [cstring(name), cstring(value)]);
  const body = Buffer.concat([int32(196_608), ...pairs, Buffer.from([0])]);
  return Buffer.concat([int32(body.length + 4), body]);
}

/** A backend's ErrorResponse. */
export function errorResponse(severity: 'ERROR' | 'FATAL', code: string, text: string): Buffer {
  const fields = [`S${severity}`, `V${severity}`, `C${code}`, `M${text}`].map(cstring);
  return message('E', ...fields, Buffer.from([0]));
}
