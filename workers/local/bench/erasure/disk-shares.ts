import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { KeyShares } from '#workers/kernel/sealing/key-share.ts';

/** Shares of keys in a folder: two processes may share it. */
export async function diskShares(folder: string): Promise<KeyShares> {
  await mkdir(folder, { recursive: true });
  const at = (id: string) => path.join(folder, id);
  return {
    read: async (id) => (existsSync(at(id)) ? new Uint8Array(await readFile(at(id))) : null),
    keep: (id, share) => writeFile(at(id), share),
    holds: async (id) => existsSync(at(id)),
    destroy: (id) => rm(at(id), { force: true }),
  };
}
