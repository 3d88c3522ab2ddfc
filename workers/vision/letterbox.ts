import type { Sharp } from 'sharp';
import type { Pixels } from './pure/network-shape.ts';

/** Decodes a photo to the largest picture of its shape that fits a square of `size` pixels. */
export async function fittedPixels(photo: Sharp, size: number): Promise<Pixels> {
  const { data, info } = await photo
    .resize({ width: size, height: size, fit: 'inside', kernel: 'linear' })
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { bytes: data, bytesPerPixel: 3, width: info.width, height: info.height };
}
