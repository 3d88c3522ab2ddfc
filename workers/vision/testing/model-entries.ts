import type { Downloadable } from '../model-catalogue.ts';

/** An entry of the catalogue for a small network of three labels; whatever is given replaces the defaults. */
export function modelEntry(changes: Partial<Downloadable> = {}): Downloadable {
  return {
    name: 'tiny',
    file: 'tiny.onnx',
    origin: { kind: 'download', url: 'https://example.org/tiny.onnx' },
    home: '/nowhere',
    sha256: '0'.repeat(64),
    bytes: 1,
    alsoAccepted: [],
    licence: 'Apache-2.0',
    source: 'https://example.org/tiny',
    default: true,
    input: { size: 64, channels: 'rgb', range: 255, pad: 114 },
    floor: 0.35,
    layout: { head: 'yolox', strides: [8, 16, 32] },
    labels: [
      { label: 'apple', kind: 'food' },
      { label: 'bowl', kind: 'tableware' },
      { label: 'person', kind: 'other' },
    ],
    ...changes,
  };
}

/** A YOLOX output of `size` pixels, empty but for the cells given. */
export function yoloxOutput(
  size: number,
  cells: readonly { stride: number; x: number; y: number; values: readonly number[] }[],
  labels = 3,
): Float32Array {
  const step = 5 + labels;
  const strides = [8, 16, 32];
  const output = new Float32Array(strides.reduce((sum, stride) => sum + (size / stride) ** 2, 0) * step);
  for (const { stride, x, y, values } of cells) {
    let cell = 0;
    for (const finer of strides.filter((other) => other < stride)) cell += (size / finer) ** 2;
    output.set(values, (cell + y * (size / stride) + x) * step);
  }
  return output;
}
