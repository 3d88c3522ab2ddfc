import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

export interface Traces {
  /** The names of the marks that are in the bytes, in whatever spelling. */
  in(bytes: Buffer): string[];
}

/** Looks for texts as UTF-8, UTF-16 or base64, and for `bytes` as they are. */
export function tracesOf(texts: Record<string, string>, bytes: Record<string, Buffer>): Traces {
  const marks: [name: string, mark: Buffer][] = Object.entries(bytes);
  for (const [name, text] of Object.entries(texts)) {
    const plain = Buffer.from(text);
    const wide = Buffer.from(text, 'utf16le');
    marks.push([name, plain], [`${name}, UTF-16`, wide], [`${name}, UTF-16`, Buffer.from(wide).swap16()]);
    for (const shift of [0, 1, 2]) marks.push([`${name}, base64`, base64Inside(plain, shift)]);
  }
  return {
    in: (haystack) => [...new Set(marks.flatMap(([name, mark]) => (haystack.includes(mark) ? name : [])))],
  };
}

/** How the bytes look inside base64 when `shift` others stand before them: without the ends, which depend on those. */
function base64Inside(bytes: Buffer, shift: number): Buffer {
  const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
  return Buffer.from(text.slice(shift === 0 ? 0 : 4, -4));
}

/** All files below a folder. A database's own side files come and go: one that is gone by now held nothing. */
export function filesBelow(folder: string): { name: string; bytes: Buffer }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
    const file = path.join(folder, name);
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return [];
    try {
      return [{ name, bytes: readFileSync(file) }];
    } catch {
      return [];
    }
  });
}

/** The objects in R2, as the runtime keeps them below an installation's folder. */
export function objectsBelow(folder: string): string[] {
  return filesBelow(folder).flatMap(({ name }) => (/(^|\/)blobs\//.test(name) ? [name] : []));
}
