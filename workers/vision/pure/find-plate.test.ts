import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { Box, Detection } from '#workers/kernel/seen.ts';
import { fittedPixels } from '../letterbox.ts';
import { findPlate } from './find-plate.ts';
import { overlap } from './suppress.ts';

const food = (box: Box, label = 'orange'): Detection => ({ label, kind: 'food', score: 0.9, box });
/** An orange in the middle of 640 × 480. */
const ORANGE = food([260 / 640, 180 / 480, 120 / 640, 120 / 480]);
const PLATE = '<ellipse cx="320" cy="240" rx="220" ry="150" fill="#f4f1ec"/>';
const FRUIT = '<circle cx="320" cy="240" r="60" fill="#f78f1e"/>';
const PLATE_BOX: Box = [100 / 640, 90 / 480, 440 / 640, 300 / 480];
/** A little less than the rim. */
const BOWL_BOX: Box = [122 / 640, 105 / 480, 396 / 640, 270 / 480];

async function found(inner: string, detections: readonly Detection[], table = '#7c5a3c') {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><rect width="640" height="480" fill="${table}"/>${inner}</svg>`;
  return findPlate(await fittedPixels(sharp(Buffer.from(svg)).removeAlpha(), 416), detections);
}

describe('a plate', () => {
  it('is found below food, with the box of its rim, the same every time', async () => {
    const plate = await found(PLATE + FRUIT, [ORANGE]);
    expect(plate).toMatchObject({ label: 'plate', kind: 'tableware' });
    expect(overlap(plate?.box ?? [0, 0, 0, 0], PLATE_BOX)).toBeGreaterThan(0.93);
    expect(await found(PLATE + FRUIT, [ORANGE])).toEqual(plate);
  });

  it('is found dark on a light table, and with food over its edge', async () => {
    expect(await found(`${PLATE.replace('#f4f1ec', '#234')}${FRUIT}`, [ORANGE], '#eee')).not.toBeNull();
    const over = `${PLATE}${FRUIT}<circle cx="510" cy="170" r="60" fill="#c22"/>`;
    const apple = food([450 / 640, 110 / 480, 120 / 640, 120 / 480], 'apple');
    expect(await found(over, [ORANGE, apple])).not.toBeNull();
  });
});

describe('no plate is', () => {
  it.each([
    ['an orange by itself', FRUIT, [ORANGE]],
    ['a square board', `<rect x="120" y="80" width="400" height="320" fill="#f4f1ec"/>${FRUIT}`, [ORANGE]],
    ['one that the edge of the photo cuts off', PLATE.replace('cx="320"', 'cx="140"') + FRUIT, [ORANGE]],
    ['one without food', PLATE, []],
    ['one beside the food', PLATE.replace('rx="220" ry="150"', 'rx="50" ry="40"') + FRUIT, [ORANGE]],
    [
      'a bowl that the network knows',
      PLATE + FRUIT,
      [ORANGE, { ...food(BOWL_BOX, 'bowl'), kind: 'tableware' as const }],
    ],
    ['what lies below a whole shelf', PLATE + FRUIT, Array<Detection>(9).fill(ORANGE)],
  ])('%s', async (_what, inner, detections) => {
    expect(await found(inner, detections)).toBeNull();
  });
});
