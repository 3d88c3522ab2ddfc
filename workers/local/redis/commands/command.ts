import type { Keyspace } from '../keyspace.ts';
import type { Bytes, Reply } from '../reply.ts';

export interface Command {
  /** Words with the command's name; negative means at least that many (as in COMMAND INFO). */
  arity: number;
  /** Whether it may change a key: read-only scripts refuse those. */
  writes: boolean;
  /** False for commands that a script may not call. */
  inScripts: boolean;
  /** Gets the words after the name, as many as the arity asks for. Throws RedisError to refuse. */
  run(space: Keyspace, args: readonly Bytes[]): Reply;
}

/** By lower-case name. */
export type Commands = Readonly<Record<string, Command>>;

type Run = Command['run'];

export const read = (arity: number, run: Run): Command => ({ arity, writes: false, inScripts: true, run });
export const write = (arity: number, run: Run): Command => ({ arity, writes: true, inScripts: true, run });

export function fits(command: Command, words: number): boolean {
  return command.arity < 0 ? words >= -command.arity : words === command.arity;
}

export function wrongNumberOfArguments(name: string): string {
  return `ERR wrong number of arguments for '${name}' command`;
}
