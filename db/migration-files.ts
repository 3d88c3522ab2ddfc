import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

export interface Migration {
  name: string;
  sql: string;
  /** SHA-256 of the text with plain line ends, hex. */
  hash: string;
  /** When it was generated, Unix time in ms. */
  createdAtMs: number;
}

const journal = z.object({ entries: z.array(z.object({ tag: z.string(), when: z.number() })) });
const here = path.join(import.meta.dirname, 'migrations');

/** The migrations in the order of drizzle-kit's journal. */
export function migrationFiles(folder: string = here): Migration[] {
  const { entries } = journal.parse(
    JSON.parse(readFileSync(path.join(folder, 'meta/_journal.json'), 'utf8')),
  );
  return entries.map(({ tag, when }) => {
    const sql = readFileSync(path.join(folder, `${tag}.sql`), 'utf8').replaceAll('\r\n', '\n');
    return { name: tag, sql, hash: createHash('sha256').update(sql).digest('hex'), createdAtMs: when };
  });
}
