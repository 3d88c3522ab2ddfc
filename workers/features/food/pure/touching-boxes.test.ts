import { expect, it } from 'vitest';
import type { Box } from '#workers/kernel/seen.ts';
import { boxAround, groupTouching } from './touching-boxes.ts';

const at = (left: number, side = 0.2): Box => [left, 0.1, side, side];

it('holds together what touches, also by way of another', () => {
  expect(groupTouching([at(0), at(0.24), at(0.12), at(0.7)])).toEqual([[0, 1, 2], [3]]);
});

it('holds a box inside another for one with it, and neighbours that hardly touch apart', () => {
  expect(groupTouching([at(0, 0.6), at(0.1)])).toEqual([[0, 1]]);
  expect(groupTouching([at(0), at(0.19)])).toEqual([[0], [1]]);
  expect(groupTouching([])).toEqual([]);
});

it('draws one box around all', () => {
  expect(boxAround([at(0), at(0.5)])).toEqual([
    0,
    expect.closeTo(0.1),
    expect.closeTo(0.7),
    expect.closeTo(0.2),
  ]);
});
