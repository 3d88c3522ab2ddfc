import { closeSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Keyspace } from './keyspace.ts';
import { formatScore, parseScore } from './numbers.ts';
import type { Bytes } from './reply.ts';

const COMPACT_AFTER_BYTES = 16 * 1024 * 1024;

const base = { key: z.string(), expiresAt: z.number().nullable() };
const pairs = z.array(z.tuple([z.string(), z.string()]));
const record = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('gone'), key: z.string() }),
  z.object({ kind: z.literal('string'), ...base, value: z.string() }),
  z.object({ kind: z.literal('hash'), ...base, value: pairs }),
  z.object({ kind: z.literal('set'), ...base, value: z.array(z.string()) }),
  z.object({ kind: z.literal('zset'), ...base, value: pairs }),
]);
const line = z.array(record);

/** What is under a key after a change. */
type KeyRecord = z.infer<typeof record>;

export interface Journal {
  /** Writes what these keys hold now, as one line: either all of it is read again or nothing. */
  append(keys: readonly Bytes[]): void;
  close(): void;
}

/**
 * Fills the keyspace from the file, writes the file anew without what is past, and appends from then on. A line is in the
 * file before the reply goes out, so a killed process forgets nothing it acknowledged; a power cut may.
 */
export function openJournal(file: string, space: Keyspace): Journal {
  mkdirSync(path.dirname(file), { recursive: true });
  space.nowMs = Date.now();
  for (const text of readText(file).split('\n')) for (const entry of parseLine(text)) restore(space, entry);
  space.takeChanged();
  let size = rewrite(file, space);
  let descriptor = openSync(file, 'a');

  return {
    append(keys) {
      if (keys.length === 0) return;
      size += writeSync(descriptor, `${JSON.stringify(keys.map((key) => recordOf(space, key)))}\n`);
      if (size < COMPACT_AFTER_BYTES) return;
      closeSync(descriptor);
      // Kept below the bound, so that a large keyspace is not written anew at each command.
      size = Math.min(rewrite(file, space), COMPACT_AFTER_BYTES / 2);
      descriptor = openSync(file, 'a');
    },
    close: () => closeSync(descriptor),
  };
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** A line that a kill cut short was never acknowledged. */
function parseLine(text: string): KeyRecord[] {
  try {
    return text === '' ? [] : line.parse(JSON.parse(text));
  } catch {
    return [];
  }
}

function restore(space: Keyspace, entry: KeyRecord): void {
  if (entry.kind === 'gone') space.delete(entry.key);
  else if (entry.kind === 'string') space.put(entry);
  else if (entry.kind === 'hash') space.put({ ...entry, value: new Map(entry.value) });
  else if (entry.kind === 'set') space.put({ ...entry, value: new Set(entry.value) });
  else space.put({ ...entry, value: new Map(entry.value.map(([name, score]) => [name, parseScore(score)])) });
}

function recordOf(space: Keyspace, key: Bytes): KeyRecord {
  const entry = space.find(key);
  if (entry === undefined) return { key, kind: 'gone' };
  const { kind, value, expiresAt } = entry;
  if (kind === 'string') return { key, kind, expiresAt, value };
  if (kind === 'set') return { key, kind, expiresAt, value: [...value] };
  if (kind === 'hash') return { key, kind, expiresAt, value: [...value] };
  return { key, kind, expiresAt, value: [...value].map(([name, score]) => [name, formatScore(score)]) };
}

function rewrite(file: string, space: Keyspace): number {
  const lines = space.keys().map((key) => `${JSON.stringify([recordOf(space, key)])}\n`);
  writeFileSync(`${file}.next`, lines.join(''));
  renameSync(`${file}.next`, file);
  return lines.reduce((size, text) => size + text.length, 0);
}
