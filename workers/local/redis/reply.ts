/** A string whose characters are bytes (0..255), so that lengths, ranges and order are those of Redis. */
export type Bytes = string;

/** A status reply, which is not a string to Lua and not base64 at the top of a REST answer. */
export class Status {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** An error that Redis answers; the message carries its code as its first word. */
export class RedisError extends Error {}

export type Reply = null | number | Bytes | Status | RedisError | readonly Reply[];

export const OK = new Status('OK');

export function fail(message: string): never {
  throw new RedisError(message);
}

export const SYNTAX = 'ERR syntax error';
export const NOT_INTEGER = 'ERR value is not an integer or out of range';
export const NOT_FLOAT = 'ERR value is not a valid float';

const ASCII = /^[\0-\x7f]*$/;

export function toBytes(text: string): Bytes {
  return ASCII.test(text) ? text : Buffer.from(text, 'utf8').toString('latin1');
}

export function fromBytes(bytes: Bytes): string {
  return ASCII.test(bytes) ? bytes : Buffer.from(bytes, 'latin1').toString('utf8');
}
