import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isAccepted } from './installed-models.ts';
import type { Downloadable } from './model-catalogue.ts';

export type FetchOutcome =
  | { ok: true; how: 'present' | 'fetched' | 'resumed'; path: string }
  | { ok: false; reason: string };

export interface FetchOptions {
  dir: string;
  /** Told how many bytes of the file are here, as they come. */
  onProgress?: (bytesHere: number) => void;
  /** A download that brings nothing for so long is given up; what came stays for the next attempt. */
  stallMs?: number;
}

/**
 * Brings one model into a folder. The bytes go into `<file>.part`, where a broken download resumes, and only a file with
 * the catalogue's digest gets its name. A file that is there already and verifies is left alone; one that does not is replaced.
 */
export async function fetchModel(entry: Downloadable, options: FetchOptions): Promise<FetchOutcome> {
  const path = join(options.dir, entry.file);
  const present = await digestOf(path);
  if (present && isAccepted(entry, present)) return { ok: true, how: 'present', path };
  try {
    await mkdir(options.dir, { recursive: true });
    const part = `${path}.part`;
    const resumed = await download(entry, part, options);
    if ((await digestOf(part)) !== entry.sha256) {
      await rm(part, { force: true });
      // what was left from an earlier attempt may be what is wrong: once more, from the start
      if (resumed) return await fetchModel(entry, options);
      return {
        ok: false,
        reason: `what ${entry.origin.url} sent is not the file of models.json (sha256 differs)`,
      };
    }
    await rename(part, path);
    return { ok: true, how: resumed ? 'resumed' : 'fetched', path };
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  }
}

/** Downloads into `part`, from where it ends when the server can. Says whether it took up an earlier attempt. */
async function download(entry: Downloadable, part: string, options: FetchOptions): Promise<boolean> {
  const size = (await stat(part).catch(() => null))?.size ?? 0;
  if (size === entry.bytes) return true;
  const from = size < entry.bytes ? size : 0;
  const stall = new AbortController();
  const giveUp = () => stall.abort(new Error('nothing came for too long'));
  let timer = setTimeout(giveUp, options.stallMs ?? 30_000);
  try {
    const response = await fetch(entry.origin.url, {
      headers: from > 0 ? { range: `bytes=${from}-` } : {},
      signal: stall.signal,
    });
    const resumes =
      response.status === 206 && response.headers.get('content-range')?.startsWith(`bytes ${from}-`);
    if (!response.body || !(resumes || response.status === 200)) {
      if (from > 0) await rm(part, { force: true });
      throw new Error(`${entry.origin.url} answered ${response.status}`);
    }
    let here = resumes ? from : 0;
    const file = await open(part, resumes ? 'a' : 'w');
    try {
      for await (const chunk of response.body) {
        here += chunk.length;
        if (here > entry.bytes)
          throw new Error(`${entry.origin.url} sends more than the ${entry.bytes} bytes of models.json`);
        await file.appendFile(chunk);
        options.onProgress?.(here);
        timer = timer.refresh();
      }
    } finally {
      await file.close();
    }
    return Boolean(resumes);
  } finally {
    clearTimeout(timer);
  }
}

/** SHA-256 of a file in hexadecimal; null when there is none. */
async function digestOf(path: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path), hash);
    return hash.digest('hex');
  } catch {
    return null;
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
