import type { Sharp } from 'sharp';
import type { ModelEntry } from './model-catalogue.ts';

export interface Pixels {
  /** RGB, row by row. */
  rgb: Uint8Array;
  width: number;
  height: number;
}

/** Decodes a photo to the largest picture of its shape that fits a square of `size` pixels. */
export async function fittedPixels(photo: Sharp, size: number): Promise<Pixels> {
  const { data, info } = await photo
    .resize({ width: size, height: size, fit: 'inside', kernel: 'linear' })
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { rgb: data, width: info.width, height: info.height };
}

/**
 * Writes the pixels into the top left of a square planar tensor [3, size, size], in the channel order and range that
 * the network was trained on; the margin is the network's own grey.
 */
export function fillTensor(tensor: Float32Array, pixels: Pixels, input: ModelEntry['input']): void {
  const { rgb, width, height } = pixels;
  const plane = input.size * input.size;
  const scale = input.range / 255;
  tensor.fill(input.pad * scale);
  for (let channel = 0; channel < 3; channel++) {
    const from = input.channels === 'bgr' ? 2 - channel : channel;
    for (let y = 0; y < height; y++) {
      let source = y * width * 3 + from;
      let target = channel * plane + y * input.size;
      for (const end = target + width; target < end; target++, source += 3) {
        tensor[target] = (rgb[source] ?? 0) * scale;
      }
    }
  }
}
