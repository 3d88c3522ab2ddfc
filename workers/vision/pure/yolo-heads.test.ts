import { describe, expect, it } from 'vitest';
import { modelEntry, yoloxOutput } from '../testing/model-entries.ts';
import { readCandidates } from './yolo-heads.ts';

const SQUARE = { width: 64, height: 64 };

describe('a YOLOX head', () => {
  const entry = modelEntry({ floor: 0.4 });

  it.each([8, 16, 32])('reads the grid of stride %i', (stride) => {
    const values = [0.5, 0.25, Math.log(2), Math.log(1), 0.5, 0, 1, 0];
    const output = yoloxOutput(64, [{ stride, x: 1, y: 1, values }]);
    expect(readCandidates(output, entry, SQUARE)).toEqual([
      {
        label: 1,
        score: 0.5,
        left: expect.closeTo(0.5 * stride, 3),
        top: expect.closeTo(0.75 * stride, 3),
        width: expect.closeTo(2 * stride, 3),
        height: expect.closeTo(stride, 3),
      },
    ]);
  });

  it('reads grids that are wider than high, or higher', () => {
    const [wide, high] = [
      { width: 96, height: 32 },
      { width: 32, height: 96 },
    ];
    // the second line of the grid of 16 pixels: behind all cells of 8, and one line of 6 or of 2
    const place = (columns: number, x: number) => (12 * 4 + columns + x) * 8;
    const output = new Float32Array((12 * 4 + 6 * 2 + 3) * 8);
    output.set([0.5, 0.5, 0, 0, 0.9, 1, 0, 0], place(6, 4));
    expect(readCandidates(output, entry, wide)).toMatchObject([{ left: 64, top: 16, width: 16, height: 16 }]);
    output.fill(0).set([0.5, 0.5, 0, 0, 0.9, 1, 0, 0], place(2, 1));
    expect(readCandidates(output, entry, high)).toMatchObject([{ left: 16, top: 16, width: 16, height: 16 }]);
  });

  it('drops what scores below the floor: objectness times the label', () => {
    const output = yoloxOutput(64, [{ stride: 8, x: 0, y: 0, values: [0, 0, 0, 0, 0.8, 0.49, 0.51, 0] }]);
    expect(readCandidates(output, entry, SQUARE).map(({ label }) => label)).toEqual([1]);
  });

  it('refuses an output of another shape', () => {
    expect(() => readCandidates(new Float32Array(85), entry, SQUARE)).toThrow('YOLOX output');
  });
});

describe('a YOLOv8 head', () => {
  const entry = modelEntry({ layout: { head: 'yolov8' }, floor: 0.4 });

  it('reads columns of centre, size and label scores', () => {
    const columns = [
      [32, 16, 20, 10, 0.1, 0.9, 0.2],
      [1, 1, 1, 1, 0.1, 0.1, 0.1],
    ];
    const output = Float32Array.from({ length: 14 }, (_, at) => columns[at % 2]?.[Math.floor(at / 2)] ?? 0);
    expect(readCandidates(output, entry, SQUARE)).toEqual([
      { label: 1, score: expect.closeTo(0.9), left: 22, top: 11, width: 20, height: 10 },
    ]);
  });

  it('refuses an output that has no whole columns', () => {
    expect(() => readCandidates(new Float32Array(15), entry, SQUARE)).toThrow('YOLOv8 output');
  });
});
