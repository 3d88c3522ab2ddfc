import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { drawnOranges } from '../../whole-path/testing/drawn-meals.ts';

/** JPEGs of a folder, or else drawn ones of 640 × 480 that all differ. */
export async function photosOf(folder: string | undefined, count: number): Promise<Uint8Array[]> {
  if (folder === undefined) {
    const drawn = Array.from({ length: count }, (_, index) =>
      drawnOranges()
        .modulate({ hue: index % 12, brightness: 1 - index / (4 * count) })
        .jpeg({ quality: 88 })
        .toBuffer(),
    );
    return Promise.all(drawn);
  }
  const names = readdirSync(folder).filter((name) => /\.jpe?g$/i.test(name));
  if (names.length === 0) throw new Error(`there is no JPEG in ${folder}`);
  return names.map((name) => readFileSync(path.join(folder, name)));
}
