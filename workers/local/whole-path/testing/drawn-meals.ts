import sharp, { type Sharp } from 'sharp';

const SKIN = `<radialGradient id="skin" cx="38%" cy="32%" r="75%">
  <stop offset="0" stop-color="#ffc35a"/><stop offset=".45" stop-color="#f78f1e"/><stop offset="1" stop-color="#b85200"/>
</radialGradient>`;
const ORANGES = [
  [160, 160],
  [330, 140],
  [490, 170],
  [240, 320],
  [410, 330],
] as const;

/** A drawn table with oranges on it, 640 × 480. */
export function drawnOranges(): Sharp {
  const fruit = ORANGES.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="70" fill="url(#skin)"/>`).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><defs>${SKIN}</defs>
    <rect width="640" height="480" fill="#7c5a3c"/>${fruit}</svg>`;
  return sharp(Buffer.from(svg)).removeAlpha().blur(1.2);
}

/** The mean difference of two photos' colour values, 0 to 255. Throws when their sizes differ. */
export async function meanDifference(one: Uint8Array, other: Uint8Array): Promise<number> {
  const [a, b] = await Promise.all(
    [one, other].map((bytes) => sharp(bytes).toColourspace('srgb').raw().toBuffer()),
  );
  if (a === undefined || b === undefined || a.length !== b.length) throw new Error('the sizes differ');
  return a.reduce((sum, value, at) => sum + Math.abs(value - (b[at] ?? 0)), 0) / a.length;
}
