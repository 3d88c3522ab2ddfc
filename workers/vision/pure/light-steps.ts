import type { Point } from './ellipse.ts';
import type { Pixels } from './network-shape.ts';

/** A picture in grey levels at half its size, on which light is followed from pixel to pixel. */
export interface LightSteps {
  grey: Float32Array;
  width: number;
  height: number;
}

/** The greys of a picture, each the mean of two by two pixels. */
export function lightSteps({ bytes, bytesPerPixel, width: full, height: tall }: Pixels): LightSteps {
  const [width, height] = [Math.floor(full / 2), Math.floor(tall / 2)];
  const grey = new Float32Array(width * height);
  for (let row = 0; row < height; row++) {
    let upper = 2 * row * full * bytesPerPixel;
    let lower = upper + full * bytesPerPixel;
    for (let at = row * width; at < (row + 1) * width; at++) {
      const [right, below] = [upper + bytesPerPixel, lower + bytesPerPixel];
      const red = (bytes[upper] ?? 0) + (bytes[right] ?? 0) + (bytes[lower] ?? 0) + (bytes[below] ?? 0);
      const green =
        (bytes[upper + 1] ?? 0) + (bytes[right + 1] ?? 0) + (bytes[lower + 1] ?? 0) + (bytes[below + 1] ?? 0);
      const blue =
        (bytes[upper + 2] ?? 0) + (bytes[right + 2] ?? 0) + (bytes[lower + 2] ?? 0) + (bytes[below + 2] ?? 0);
      grey[at] = (red * 0.299 + green * 0.587 + blue * 0.114) / 4;
      upper += 2 * bytesPerPixel;
      lower += 2 * bytesPerPixel;
    }
  }
  return { grey, width, height };
}

/**
 * How light changes at a pixel in a direction of length 1, in grey levels a pixel, by Sobel's slopes; 0 on the edge of the picture.
 * They are worked out where they are asked for: a search looks at one pixel of six.
 */
function slopeAt({ grey, width, height }: LightSteps, column: number, row: number, dx: number, dy: number) {
  if (column < 1 || row < 1 || column >= width - 1 || row >= height - 1) return 0;
  const at = row * width + column;
  // from the north west and the north east to the south east and the south west
  const falling = (grey[at + width + 1] ?? 0) - (grey[at - width - 1] ?? 0);
  const rising = (grey[at - width + 1] ?? 0) - (grey[at + width - 1] ?? 0);
  const x = (falling + rising + 2 * ((grey[at + 1] ?? 0) - (grey[at - 1] ?? 0))) / 8;
  const y = (falling - rising + 2 * ((grey[at + width] ?? 0) - (grey[at - width] ?? 0))) / 8;
  return Math.fround(x) * dx + Math.fround(y) * dy;
}

/** The slopes along a way from a point to the edge of the picture, one a pixel; more than 0 into the light. */
export function slopesOnTheWay(steps: LightSteps, from: Point, turn: number): number[] {
  const dx = Math.cos(turn);
  const dy = Math.sin(turn);
  const slopes: number[] = [];
  for (let reach = 0; ; reach++) {
    const column = Math.round(from.x + reach * dx);
    const row = Math.round(from.y + reach * dy);
    if (column < 1 || row < 1 || column >= steps.width - 1 || row >= steps.height - 1) return slopes;
    slopes.push(slopeAt(steps, column, row, dx, dy));
  }
}

/**
 * How far on a way its `most` strongest steps lie, of at least `least` levels a pixel, strongest first.
 * @param sign 1 for steps into the light, -1 for steps into the dark
 */
export function strongestOf(
  slopes: readonly number[],
  sign: 1 | -1,
  { least, most }: { least: number; most: number },
): number[] {
  const found: number[] = [];
  const stepAt = (reach: number) => sign * (slopes[reach] ?? 0);
  for (let reach = 0; reach < slopes.length; reach++) {
    const step = stepAt(reach);
    if (!(step > least && step >= stepAt(reach - 1) && step > stepAt(reach + 1))) continue;
    let place = found.length;
    while (place > 0 && stepAt(found[place - 1] ?? 0) < step) place -= 1;
    if (place < most) found.splice(place, 0, reach);
    if (found.length > most) found.pop();
  }
  return found;
}

/** How much light steps straight across a line at a point, within one and a half pixels of it; negative inwards, 0 when along or not at all. */
export function stepAcross(steps: LightSteps, at: Point, normal: Point, least: number): number {
  let strongest = 0;
  for (const off of [-1.5, -0.75, 0, 0.75, 1.5]) {
    const column = Math.round(at.x + off * normal.x);
    const row = Math.round(at.y + off * normal.y);
    const across = slopeAt(steps, column, row, normal.x, normal.y);
    const along = slopeAt(steps, column, row, normal.y, -normal.x);
    const isAcross = Math.abs(across) > Math.max(least, STRAIGHT * Math.hypot(across, along));
    if (isAcross && Math.abs(across) > Math.abs(strongest)) strongest = across;
  }
  return strongest;
}

/** The cosine of the angle by which a step may be turned from the line that it is to cross. */
const STRAIGHT = 0.85;
