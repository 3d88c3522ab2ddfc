import type { Point } from './ellipse.ts';
import type { Pixels } from './network-shape.ts';

/** How the light of a picture changes from pixel to pixel, at half its size, in grey levels a pixel. */
export interface LightSteps {
  x: Float32Array;
  y: Float32Array;
  width: number;
  height: number;
}

/** Sobel's slopes of the greys of a picture, each grey the mean of two by two pixels. */
export function lightSteps({ bytes, bytesPerPixel, width: full, height: tall }: Pixels): LightSteps {
  const [width, height] = [Math.floor(full / 2), Math.floor(tall / 2)];
  const grey = new Float32Array(width * height);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const upper = (2 * row * full + 2 * column) * bytesPerPixel;
      const lower = upper + full * bytesPerPixel;
      const ofFour = (at: number) =>
        (bytes[upper + at] ?? 0) +
        (bytes[upper + bytesPerPixel + at] ?? 0) +
        (bytes[lower + at] ?? 0) +
        (bytes[lower + bytesPerPixel + at] ?? 0);
      grey[row * width + column] = (ofFour(0) * 0.299 + ofFour(1) * 0.587 + ofFour(2) * 0.114) / 4;
    }
  }
  const x = new Float32Array(width * height);
  const y = new Float32Array(width * height);
  for (let row = 1; row < height - 1; row++) {
    for (let at = row * width + 1; at < (row + 1) * width - 1; at++) {
      // from the north west and the north east to the south east and the south west
      const falling = (grey[at + width + 1] ?? 0) - (grey[at - width - 1] ?? 0);
      const rising = (grey[at - width + 1] ?? 0) - (grey[at + width - 1] ?? 0);
      x[at] = (falling + rising + 2 * ((grey[at + 1] ?? 0) - (grey[at - 1] ?? 0))) / 8;
      y[at] = (falling - rising + 2 * ((grey[at + width] ?? 0) - (grey[at - width] ?? 0))) / 8;
    }
  }
  return { x, y, width, height };
}

/**
 * The `most` strongest steps on a way from a point to the edge of the picture, of at least `least` levels a pixel, strongest
 * first. @param sign 1 for steps into the light, -1 for steps into the dark
 */
export function strongestOnTheWay(
  { x, y, width, height }: LightSteps,
  from: Point,
  turn: number,
  sign: 1 | -1,
  { least, most }: { least: number; most: number },
): Point[] {
  const dx = Math.cos(turn);
  const dy = Math.sin(turn);
  const steps: number[] = [];
  for (let reach = 0; ; reach++) {
    const column = Math.round(from.x + reach * dx);
    const row = Math.round(from.y + reach * dy);
    if (column < 1 || row < 1 || column >= width - 1 || row >= height - 1) break;
    const at = row * width + column;
    steps.push(sign * ((x[at] ?? 0) * dx + (y[at] ?? 0) * dy));
  }
  const found: { step: number; reach: number }[] = [];
  for (const [reach, step] of steps.entries()) {
    if (step > least && step >= (steps[reach - 1] ?? 0) && step > (steps[reach + 1] ?? 0))
      found.push({ step, reach });
  }
  return found
    .sort((a, b) => b.step - a.step)
    .slice(0, most)
    .map(({ reach }) => ({ x: from.x + reach * dx, y: from.y + reach * dy }));
}

/** How much light steps straight across a line at a point, within one and a half pixels of it; negative inwards, 0 when along or not at all. */
export function stepAcross(steps: LightSteps, at: Point, normal: Point, least: number): number {
  let strongest = 0;
  for (const off of [-1.5, -0.75, 0, 0.75, 1.5]) {
    const index = Math.round(at.y + off * normal.y) * steps.width + Math.round(at.x + off * normal.x);
    const [x, y] = [steps.x[index] ?? 0, steps.y[index] ?? 0];
    const across = x * normal.x + y * normal.y;
    const isAcross = Math.abs(across) > Math.max(least, STRAIGHT * Math.hypot(x, y));
    if (isAcross && Math.abs(across) > Math.abs(strongest)) strongest = across;
  }
  return strongest;
}

/** The cosine of the angle by which a step may be turned from the line that it is to cross. */
const STRAIGHT = 0.85;
