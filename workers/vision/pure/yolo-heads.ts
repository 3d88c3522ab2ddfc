import type { Fed, NetworkShape } from './network-shape.ts';

/** A box in pixels of the network's input, with the index of its label. */
export interface Candidate {
  label: number;
  score: number;
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Reads a network's raw output into boxes that score at least its floor. Throws when the output has another shape. */
export function readCandidates(
  output: Float32Array,
  { layout, labels, floor }: NetworkShape,
  fed: Pick<Fed, 'width' | 'height'>,
): Candidate[] {
  return layout.head === 'yolox'
    ? readYolox(output, fed, layout.strides, labels.length, floor)
    : readYolov8(output, labels.length, floor);
}

/** The decoupled head of YOLOX (arXiv:2107.08430): centres are offsets on each stride's grid, sizes are logarithms. */
function readYolox(
  output: Float32Array,
  fed: Pick<Fed, 'width' | 'height'>,
  strides: readonly number[],
  labels: number,
  floor: number,
): Candidate[] {
  const step = 5 + labels;
  const cells = strides.reduce((sum, stride) => sum + (fed.width / stride) * (fed.height / stride), 0);
  if (output.length !== cells * step)
    throw new Error(`a YOLOX output has ${cells * step} values here, not ${output.length}`);
  const at = (index: number): number => output[index] ?? 0;
  const found: Candidate[] = [];
  let cell = 0;
  for (const stride of strides) {
    const [columns, lines] = [fed.width / stride, fed.height / stride];
    for (let y = 0; y < lines; y++) {
      for (let x = 0; x < columns; x++, cell += step) {
        const objectness = at(cell + 4);
        if (objectness < floor) continue;
        const width = Math.exp(at(cell + 2)) * stride;
        const height = Math.exp(at(cell + 3)) * stride;
        const left = (at(cell) + x) * stride - width / 2;
        const top = (at(cell + 1) + y) * stride - height / 2;
        for (let label = 0; label < labels; label++) {
          const score = objectness * at(cell + 5 + label);
          if (score >= floor) found.push({ label, score, left, top, width, height });
        }
      }
    }
  }
  return found;
}

/** The head of YOLOv8 and its successors as exported without suppression: one column a cell, already in pixels. */
function readYolov8(output: Float32Array, labels: number, floor: number): Candidate[] {
  const cells = output.length / (4 + labels);
  if (!Number.isInteger(cells))
    throw new Error(`a YOLOv8 output of ${labels} labels does not have ${output.length} values`);
  const at = (row: number, cell: number): number => output[row * cells + cell] ?? 0;
  const found: Candidate[] = [];
  for (let cell = 0; cell < cells; cell++) {
    for (let label = 0; label < labels; label++) {
      const score = at(4 + label, cell);
      if (score < floor) continue;
      const width = at(2, cell);
      const height = at(3, cell);
      found.push({
        label,
        score,
        left: at(0, cell) - width / 2,
        top: at(1, cell) - height / 2,
        width,
        height,
      });
    }
  }
  return found;
}
