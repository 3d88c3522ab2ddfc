import type { Fed, NetworkShape, Pixels } from './network-shape.ts';

/** Sides of a tensor are multiples of the coarsest grid that a network sees a picture in. */
const STEP = 32;

/** Whether a network's input, as its file describes it ([batch, colours, height, width]), has sides of its own. */
export function takesOneShape(input: readonly (number | string)[]): boolean {
  return input.slice(2).every((side) => typeof side === 'number' && side > 0);
}

/**
 * Writes the pixels into the top left of a planar tensor, in the channel order and range that the network was trained on; the
 * margin is the network's own grey. Where the network takes any shape the margin ends at the next step of its grid: grey to
 * the end of the square would cost as much as photo. With `room` the tensor lies there, until the next one is written into it.
 */
export function fillTensor(
  pixels: Pixels,
  input: NetworkShape['input'],
  { takesOneShape, room }: { takesOneShape: boolean; room?: Float32Array<ArrayBuffer> | undefined },
): Fed {
  const { bytes, bytesPerPixel, width, height } = pixels;
  const sideOf = (shown: number) => (takesOneShape ? input.size : Math.ceil(shown / STEP) * STEP);
  const fed = { width: sideOf(width), height: sideOf(height) };
  const plane = fed.width * fed.height;
  const isRoomy = room !== undefined && room.length >= 3 * plane;
  const tensor = isRoomy ? room.subarray(0, 3 * plane) : new Float32Array(3 * plane);
  const scale = input.range / 255;
  const [red, blue] = input.channels === 'bgr' ? [2 * plane, 0] : [0, 2 * plane];
  let source = 0;
  for (let y = 0; y < height; y++) {
    let target = y * fed.width;
    for (const end = target + width; target < end; target++, source += bytesPerPixel) {
      tensor[red + target] = (bytes[source] ?? 0) * scale;
      tensor[plane + target] = (bytes[source + 1] ?? 0) * scale;
      tensor[blue + target] = (bytes[source + 2] ?? 0) * scale;
    }
  }
  const pad = input.pad * scale;
  for (let top = 0; top < tensor.length; top += plane) {
    for (let y = 0; y < height; y++) tensor.fill(pad, top + y * fed.width + width, top + (y + 1) * fed.width);
    tensor.fill(pad, top + height * fed.width, top + plane);
  }
  return { ...fed, tensor, shown: { width, height } };
}
