import type { NetworkShape, Pixels } from './network-shape.ts';

/**
 * Writes the pixels into the top left of a square planar tensor [3, size, size], in the channel order and range that
 * the network was trained on; the margin is the network's own grey.
 */
export function fillTensor(tensor: Float32Array, pixels: Pixels, input: NetworkShape['input']): void {
  const { bytes, bytesPerPixel, width, height } = pixels;
  const plane = input.size * input.size;
  const scale = input.range / 255;
  tensor.fill(input.pad * scale);
  for (let channel = 0; channel < 3; channel++) {
    const from = input.channels === 'bgr' ? 2 - channel : channel;
    for (let y = 0; y < height; y++) {
      let source = y * width * bytesPerPixel + from;
      let target = channel * plane + y * input.size;
      for (const end = target + width; target < end; target++, source += bytesPerPixel) {
        tensor[target] = (bytes[source] ?? 0) * scale;
      }
    }
  }
}
