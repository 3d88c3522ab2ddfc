import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { inParts } from '#workers/adapters/in-parts.ts';
import type { Files } from '#workers/kernel/ports.ts';

/** As the R2 adapter cuts them. */
const PART_BYTES = 6 * 1024 * 1024;

/** Object storage in a folder, written part by part as the R2 adapter writes: two processes may share it. */
export async function diskFiles(folder: string): Promise<Files> {
  await mkdir(folder, { recursive: true });
  const at = (key: string) => path.join(folder, createHash('sha256').update(key).digest('hex'));
  return {
    put: async (key, bytes) => writeFile(at(key), bytes),
    async get(key) {
      if (!existsSync(at(key))) return null;
      const { size } = await stat(at(key));
      const body = Readable.toWeb(createReadStream(at(key))) as unknown as ReadableStream<Uint8Array>;
      return { body, contentType: 'image/jpeg', sizeBytes: size, etag: '""' };
    },
    bytes: async (key) => (existsSync(at(key)) ? new Uint8Array(await readFile(at(key))) : null),
    async delete(keys) {
      for (const key of keys) await rm(at(key), { force: true });
    },
    async upload(key, stream) {
      const file = await open(at(key), 'w');
      let sizeBytes = 0;
      try {
        for await (const part of inParts(stream, PART_BYTES)) {
          await file.write(part);
          sizeBytes += part.byteLength;
        }
      } finally {
        await file.close();
      }
      return sizeBytes;
    },
  };
}

/** How many files of a folder, and of those below it, hold a text. */
export async function filesWith(folder: string, text: string): Promise<number> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  let found = 0;
  for (const entry of names) {
    if (!entry.isFile()) continue;
    if ((await readFile(path.join(entry.parentPath, entry.name))).includes(text)) found += 1;
  }
  return found;
}
