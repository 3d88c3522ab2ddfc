import { describe, expect, it } from 'vitest';
import { modelEntry, yoloxOutput } from '../testing/model-entries.ts';
import { readCandidates } from './yolo-heads.ts';

describe('a YOLOX head', () => {
  const entry = modelEntry();

  it.each([8, 16, 32])('reads the grid of stride %i', (stride) => {
    const values = [0.5, 0.25, Math.log(2), Math.log(1), 0.5, 0, 1, 0];
    const output = yoloxOutput(64, [{ stride, x: 1, y: 1, values }]);
    expect(readCandidates(output, entry, 0.4)).toEqual([
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

  it('drops what scores below the floor: objectness times the label', () => {
    const output = yoloxOutput(64, [{ stride: 8, x: 0, y: 0, values: [0, 0, 0, 0, 0.8, 0.49, 0.51, 0] }]);
    expect(readCandidates(output, entry, 0.4).map(({ label }) => label)).toEqual([1]);
  });

  it('refuses an output of another shape', () => {
    expect(() => readCandidates(new Float32Array(85), entry, 0.4)).toThrow('YOLOX output');
  });
});

describe('a YOLOv8 head', () => {
  const entry = modelEntry({ layout: { head: 'yolov8' } });

  it('reads columns of centre, size and label scores', () => {
    const columns = [
      [32, 16, 20, 10, 0.1, 0.9, 0.2],
      [1, 1, 1, 1, 0.1, 0.1, 0.1],
    ];
    const output = Float32Array.from({ length: 14 }, (_, at) => columns[at % 2]?.[Math.floor(at / 2)] ?? 0);
    expect(readCandidates(output, entry, 0.4)).toEqual([
      { label: 1, score: expect.closeTo(0.9), left: 22, top: 11, width: 20, height: 10 },
    ]);
  });

  it('refuses an output that has no whole columns', () => {
    expect(() => readCandidates(new Float32Array(15), entry, 0.4)).toThrow('YOLOv8 output');
  });
});
