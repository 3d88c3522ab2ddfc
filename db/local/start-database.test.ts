import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDb } from '#db/client.ts';
import { members } from '#db/schema/core.ts';
import { startDatabase } from './start-database.ts';

let folder: string;
let dataDir: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dayloom-local-'));
  dataDir = path.join(folder, 'postgres');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A process of its own that has the database open and writes one member after another until it is killed. */
function startWriter(): ChildProcess {
  return fork(path.join(import.meta.dirname, 'testing-writer.ts'), [dataDir], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

/** Resolves when the writer has said that `enough` of its writes were acknowledged; `ids` goes on filling. */
async function acknowledged(writer: ChildProcess, ids: string[], enough: number): Promise<void> {
  while (ids.length < enough) await once(writer, 'message');
}

it('keeps every acknowledged write through SIGKILL, and refuses a second process while the first lives', async () => {
  const writer = startWriter();
  const ids: string[] = [];
  writer.on('message', (id) => ids.push(String(id)));
  await acknowledged(writer, ids, 5);
  await expect(startDatabase({ dataDir, port: 0 })).rejects.toThrow(
    `already in use by process ${writer.pid}`,
  );
  await acknowledged(writer, ids, 40);
  writer.kill('SIGKILL');
  await once(writer, 'exit');

  const database = await startDatabase({ dataDir, port: 0 });
  try {
    expect(database.migrated).toEqual([]);
    const db = createDb({ url: database.url, localProxy: database.proxy, unavailableAfterMs: 20_000 });
    const kept = await db.asSystem('test').run((q) => q.select({ id: members.id }).from(members));
    for (const id of ids) expect(kept).toContainEqual({ id });
  } finally {
    await database.close();
  }
});

it('does not fall for a lock whose pid was given to another process', async () => {
  writeFileSync(`${dataDir}.lock`, JSON.stringify({ pid: process.ppid, born: `not ${uuidv7()}` }));
  const database = await startDatabase({ dataDir, port: 0 });
  await database.close();
});
