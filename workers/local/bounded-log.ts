import { appendFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface BoundedLog<T> {
  add(entry: T): void;
  /** Newest first. */
  list(): T[];
  /** Keeps those that are wanted, and gives how many went. */
  keep(isWanted: (entry: T) => boolean): number;
  clear(): void;
}

export interface BoundedLogOptions {
  /** A JSON Lines file; absent keeps the entries in memory alone. */
  file?: string | undefined;
  limit?: number;
}

/** The last entries of a kind, in memory and in a file that never holds more than twice the limit. */
export function openBoundedLog<T>(options: BoundedLogOptions = {}): BoundedLog<T> {
  const { file, limit = 200 } = options;
  if (file) mkdirSync(path.dirname(file), { recursive: true });
  let entries: T[] = file ? readLines<T>(file).slice(-limit) : [];
  let linesInFile = file ? rewrite(file, entries) : 0;

  function keep(isWanted: (entry: T) => boolean): number {
    const before = entries.length;
    entries = entries.filter(isWanted);
    if (file) linesInFile = rewrite(file, entries);
    return before - entries.length;
  }

  return {
    add(entry) {
      entries.push(entry);
      if (entries.length > limit) entries = entries.slice(-limit);
      if (!file) return;
      appendFileSync(file, `${JSON.stringify(entry)}\n`);
      linesInFile += 1;
      if (linesInFile > limit * 2) linesInFile = rewrite(file, entries);
    },
    list: () => [...entries].reverse(),
    keep,
    clear: () => void keep(() => false),
  };
}

function readLines<T>(file: string): T[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return [];
  }
  return text.split('\n').flatMap((line) => parseLine<T>(line));
}

/** A line that was cut by a kill is left out. */
function parseLine<T>(line: string): T[] {
  try {
    return line === '' ? [] : [JSON.parse(line) as T];
  } catch {
    return [];
  }
}

function rewrite(file: string, entries: readonly unknown[]): number {
  const next = `${file}.next`;
  writeFileSync(next, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
  renameSync(next, file);
  return entries.length;
}
