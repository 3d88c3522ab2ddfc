import type { FileHandle } from 'node:fs/promises';
import { mkdir, open, readFile, rename, truncate } from 'node:fs/promises';
import { join } from 'node:path';

type Row = object;
type Line = [table: string, id: string, row: Row | null];

const SLACK_LINES = 1000;

/**
 * A few small tables kept in memory and in one append-only log, a JSON line a change. A returned promise settles when
 * the change is on the disk (changes that wait together share one fsync). The log is rewritten when it is mostly history.
 */
export interface Store<Tables extends Record<string, Row>> {
  get<T extends keyof Tables & string>(table: T, id: string): Tables[T] | undefined;
  /** In the order in which the rows were first set. */
  all<T extends keyof Tables & string>(table: T): Tables[T][];
  set<T extends keyof Tables & string>(table: T, id: string, row: Tables[T]): Promise<void>;
  delete(table: keyof Tables & string, id: string): Promise<void>;
  close(): Promise<void>;
}

export async function openStore<Tables extends Record<string, Row>>(folder: string): Promise<Store<Tables>> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, 'qstash.log');
  const tables = new Map<string, Map<string, Row>>();
  const rows = (table: string) => {
    const known = tables.get(table) ?? new Map<string, Row>();
    tables.set(table, known);
    return known;
  };
  const apply = ([table, id, row]: Line) => {
    if (row === null) rows(table).delete(id);
    else rows(table).set(id, row);
  };

  let lines = await replay(path, apply);
  let file: FileHandle = await open(path, 'a');
  let waiting: string[] = [];
  let flushing: Promise<void> | null = null;
  let broken: unknown = null;

  const rewrite = async () => {
    const live: string[] = [];
    for (const [table, entries] of tables) {
      for (const [id, row] of entries) live.push(`${JSON.stringify([table, id, row])}\n`);
    }
    const draft = await open(`${path}.new`, 'w');
    await draft.writeFile(live.join(''));
    await draft.sync();
    await draft.close();
    await rename(`${path}.new`, path);
    await file.close();
    file = await open(path, 'a');
    lines = live.length;
  };

  const flush = async () => {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      await file.appendFile(batch.join(''));
      await file.datasync();
      lines += batch.length;
      let live = 0;
      for (const entries of tables.values()) live += entries.size;
      if (lines > 2 * live + SLACK_LINES) await rewrite();
    }
  };

  const change = async (line: Line): Promise<void> => {
    if (broken) throw broken;
    apply(line);
    waiting.push(`${JSON.stringify(line)}\n`);
    flushing ??= Promise.resolve()
      .then(flush)
      .catch((error: unknown) => {
        broken = error;
        throw error;
      })
      .finally(() => {
        flushing = null;
      });
    await flushing;
  };

  return {
    get: <T extends keyof Tables & string>(table: T, id: string) => typed<Tables[T]>(rows(table).get(id)),
    all: <T extends keyof Tables & string>(table: T) => typed<Tables[T][]>([...rows(table).values()]) ?? [],
    set: (table, id, row) => change([table, id, row]),
    delete: (table, id) => change([table, id, null]),
    async close() {
      await flushing;
      await file.close();
    },
  };
}

/** Rows come back from the same tables that they were set into: the log is this program's own. */
function typed<T>(value: unknown): T | undefined {
  return value as T | undefined;
}

/** Reads the log; a last line that was cut off by a crash was never acknowledged, and is removed. */
async function replay(path: string, apply: (line: Line) => void): Promise<number> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const whole = text.lastIndexOf('\n') + 1;
  if (whole < text.length) await truncate(path, Buffer.byteLength(text.slice(0, whole)));
  const lines = text.slice(0, whole).split('\n').filter(Boolean);
  for (const line of lines) apply(JSON.parse(line));
  return lines.length;
}
