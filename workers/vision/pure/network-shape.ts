import type { Detection } from '#workers/kernel/seen.ts';

/** What must be known of a network to feed it and to read its answer. */
export interface NetworkShape {
  name: string;
  input: {
    /** The longer side of the photo as it is shown; for a network of one shape, the side of the square it is put into, top left. */
    size: number;
    channels: 'bgr' | 'rgb';
    /** The value of white: 255, or 1 for a network that was trained on scaled pixels. */
    range: 255 | 1;
    /** Grey (0..255) of the letterbox's margin. */
    pad: number;
  };
  layout: { head: 'yolox'; strides: readonly number[] } | { head: 'yolov8' };
  /** Boxes that score less are dropped. */
  floor: number;
  labels: readonly { label: string; kind: Detection['kind'] }[];
}

/** A photo as a network is fed with it: planar [3, height, width], and the part of it, top left, that is photo. */
export interface Fed {
  tensor: Float32Array<ArrayBuffer>;
  width: number;
  height: number;
  shown: Pick<Pixels, 'width' | 'height'>;
}

export interface Pixels {
  /** Three or four bytes a pixel (red, green, blue, and alpha, which is passed over), row by row. */
  bytes: Uint8Array | Uint8ClampedArray;
  bytesPerPixel: 3 | 4;
  width: number;
  height: number;
}
