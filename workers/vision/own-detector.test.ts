import { readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Box } from '#workers/kernel/seen.ts';
import { drawnOranges } from '../local/whole-path/testing/drawn-meals.ts';
import { detect, type Network } from './detector.ts';
import { findInstalled } from './installed-models.ts';
import { CATALOGUE, loadCatalogue } from './model-catalogue.ts';
import { openNetwork } from './onnx-network.ts';
import { overlap } from './pure/suppress.ts';
import { turnOffRuntimeTelemetry } from './runtime-telemetry.ts';
import {
  drawnFace,
  football,
  houseInTheSun,
  plate,
  screen,
  screenInColour,
  smiley,
} from './testing/drawn-things.ts';
import { modelEntry, yoloxOutput } from './testing/model-entries.ts';

const classes = z.object({
  foods: z.array(z.object({ label: z.string() })),
  kept: z.object({ food: z.array(z.string()), tableware: z.array(z.string()) }),
});
let own: Network;

beforeAll(async () => {
  turnOffRuntimeTelemetry();
  const entries = (await loadCatalogue(CATALOGUE)).filter(({ name }) => name === 'dayloom-food');
  const [model] = (await findInstalled(entries, '/nowhere')).installed;
  if (model === undefined) throw new Error('the weights are not there');
  own = await openNetwork(model.entry, model.bytes);
});

const dark = { width: 640, height: 480, channels: 3, background: '#050505' } as const;

async function foodsOf(photo: Buffer): Promise<string[]> {
  const outcome = await detect(photo, [own]);
  if (!outcome.ok) throw new Error(outcome.fault);
  return outcome.detections.filter(({ kind }) => kind === 'food').map(({ label }) => label);
}

describe('where there is nothing to eat', () => {
  it.each([
    ['an empty plate', plate],
    ['a screen', screen],
    ['a screen with coloured shapes', screenInColour],
    ['a drawn face', drawnFace('#88a', '#e8b998', '#432')],
    ['a darker one', drawnFace('#dde', '#8d5a3b', '#111')],
    ['a pale one on white', drawnFace('#fff', '#f5cfae', '#c93')],
    ['a smiley', smiley],
    ['a football', football],
    ['a house in the sun', houseInTheSun],
    ['darkness', sharp({ create: dark })],
    ['a dark room', sharp({ create: { ...dark, noise: { type: 'gaussian', mean: 12, sigma: 6 } } })],
    ['a white wall', sharp({ create: { width: 640, height: 480, channels: 3, background: '#f2f0ec' } })],
  ])('it says so of %s', async (_what, picture) => {
    expect(await foodsOf(await picture.clone().jpeg().toBuffer())).toEqual([]);
  });
});

describe('a photo of any shape and make', () => {
  it.each([
    ['one pixel', sharp({ create: { width: 1, height: 1, channels: 3, background: '#c33' } }).png()],
    [
      '12,000 pixels wide',
      sharp({ create: { width: 12_000, height: 40, channels: 3, background: '#c93' } }).jpeg(),
    ],
    ['greyscale', plate.clone().greyscale().jpeg()],
    ['CMYK', plate.clone().toColourspace('cmyk').jpeg()],
  ])('is answered: %s', async (_what, picture) => {
    expect((await detect(await picture.toBuffer(), [own])).ok).toBe(true);
  });
});

describe('oranges on a table', () => {
  const look = async (entry = own.entry) => {
    const outcome = await detect(await drawnOranges().jpeg().toBuffer(), [{ ...own, entry }]);
    if (!outcome.ok) throw new Error(outcome.fault);
    return outcome.detections;
  };

  it('are five oranges, each within the photo, and as certain as calibration makes them', async () => {
    const found = await look();
    expect(found.map(({ label }) => label)).toEqual(Array(5).fill('orange'));
    for (const { box, score } of found) {
      expect([box[0] >= 0, box[1] >= 0, box[0] + box[2] <= 1, box[1] + box[3] <= 1]).not.toContain(false);
      // 0.86 to 0.91 as the heads say it
      expect(score).toBeGreaterThan(0.91);
      expect(score).toBeLessThanOrEqual(1);
    }
  });

  it.each([
    [
      'wide',
      { left: 0, top: 20, width: 640, height: 240 },
      [
        [160, 140],
        [330, 120],
        [490, 150],
      ],
    ],
    [
      'high',
      { left: 80, top: 60, width: 240, height: 400 },
      [
        [80, 100],
        [160, 260],
      ],
    ],
  ])('are where they lie on a %s photo', async (_shape, cut, oranges) => {
    const photo = await drawnOranges().png().toBuffer();
    const outcome = await detect(await sharp(photo).extract(cut).jpeg().toBuffer(), [own]);
    if (!outcome.ok) throw new Error(outcome.fault);
    for (const [x = 0, y = 0] of oranges) {
      const truth: Box = [(x - 70) / cut.width, (y - 70) / cut.height, 140 / cut.width, 140 / cut.height];
      expect(Math.max(...outcome.detections.map(({ box }) => overlap(box, truth)))).toBeGreaterThan(0.85);
    }
  });

  it('are none where red and blue are exchanged', async () => {
    const { input } = own.entry;
    const found = await look({ ...own.entry, input: { ...input, channels: 'rgb' } });
    expect(found.filter(({ label }) => label === 'orange')).toEqual([]);
  });
});

it('names its labels in the order in which they were learned', () => {
  const file = path.join(import.meta.dirname, 'training/classes.json');
  const { foods, kept } = classes.parse(JSON.parse(readFileSync(file, 'utf8')));
  expect(own.entry.labels.map(({ label }) => label)).toEqual([
    ...foods.map(({ label }) => label),
    ...kept.food,
    ...kept.tableware,
  ]);
});

it('joins a second detector with other words: the same label once, other labels beside it', async () => {
  const banana = [0.5, 0.5, Math.log(2), Math.log(2), 0.9];
  const seeing = (name: string, labels: string[], at: number): Network => ({
    entry: modelEntry({ name, labels: labels.map((label) => ({ label, kind: 'food' as const })) }),
    takesOneShape: true,
    run: async () => {
      const classes = labels.map((_, index) => Number(index === at));
      return yoloxOutput(64, [{ stride: 16, x: 1, y: 1, values: [...banana, ...classes] }], labels.length);
    },
  });
  const photo = await plate.clone().jpeg().toBuffer();
  const both = [seeing('a', ['apple', 'banana'], 1), seeing('b', ['banana', 'soup', 'rice'], 0)];
  const same = await detect(photo, both);
  expect(same).toMatchObject({ detections: [{ label: 'banana' }] });
  if (same.ok) expect(same.detections).toHaveLength(1);
});
