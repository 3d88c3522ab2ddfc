import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { detect, type Network } from './detector.ts';
import { findInstalled } from './installed-models.ts';
import { CATALOGUE, loadCatalogue } from './model-catalogue.ts';
import { openNetwork } from './onnx-network.ts';
import { turnOffRuntimeTelemetry } from './runtime-telemetry.ts';
import { modelEntry, yoloxOutput } from './testing/model-entries.ts';

let own: Network;

beforeAll(async () => {
  turnOffRuntimeTelemetry();
  const entries = (await loadCatalogue(CATALOGUE)).filter(({ name }) => name === 'dayloom-food');
  const [model] = (await findInstalled(entries, '/nowhere')).installed;
  if (model === undefined) throw new Error('the weights are not there');
  own = await openNetwork(model.entry, model.bytes);
});

const svg = (inner: string, width = 640, height = 480) =>
  sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${inner}</svg>`),
  );

const plate =
  '<rect width="640" height="480" fill="#8a7f74"/><circle cx="320" cy="240" r="190" fill="#f4f1ec"/><circle cx="320" cy="240" r="140" fill="#ebe7e0"/>';
const screen = `<rect width="640" height="480" fill="#20242b"/><rect x="60" y="40" width="520" height="360" rx="8" fill="#eef1f5"/>${Array.from(
  { length: 9 },
  (_, row) =>
    `<rect x="90" y="${70 + row * 34}" width="${180 + ((row * 67) % 260)}" height="12" fill="#566"/>`,
).join('')}`;
async function foodsOf(photo: Buffer): Promise<string[]> {
  const outcome = await detect(photo, [own]);
  if (!outcome.ok) throw new Error(outcome.fault);
  return outcome.detections.filter(({ kind }) => kind === 'food').map(({ label }) => label);
}

describe('where there is nothing to eat', () => {
  it.each([
    ['an empty plate', svg(plate)],
    ['a screen', svg(screen)],
    ['darkness', sharp({ create: { width: 640, height: 480, channels: 3, background: '#050505' } })],
    ['a white wall', sharp({ create: { width: 640, height: 480, channels: 3, background: '#f2f0ec' } })],
  ])('it says so of %s', async (_what, picture) => {
    expect(await foodsOf(await picture.jpeg().toBuffer())).toEqual([]);
  });
});

describe('a photo of any shape and make', () => {
  it.each([
    ['one pixel', sharp({ create: { width: 1, height: 1, channels: 3, background: '#c33' } }).png()],
    [
      '12,000 pixels wide',
      sharp({ create: { width: 12_000, height: 40, channels: 3, background: '#c93' } }).jpeg(),
    ],
    ['greyscale', svg(plate).greyscale().jpeg()],
    ['CMYK', svg(plate).toColourspace('cmyk').jpeg()],
  ])('is answered: %s', async (_what, picture) => {
    expect((await detect(await picture.toBuffer(), [own])).ok).toBe(true);
  });
});

it('joins a second detector with other words: the same label once, other labels beside it', async () => {
  const banana = [0.5, 0.5, Math.log(2), Math.log(2), 0.9];
  const seeing = (name: string, labels: string[], at: number): Network => ({
    entry: modelEntry({ name, labels: labels.map((label) => ({ label, kind: 'food' as const })) }),
    run: async () => {
      const classes = labels.map((_, index) => Number(index === at));
      return yoloxOutput(64, [{ stride: 16, x: 1, y: 1, values: [...banana, ...classes] }], labels.length);
    },
  });
  const photo = await svg(plate).jpeg().toBuffer();
  const both = [seeing('a', ['apple', 'banana'], 1), seeing('b', ['banana', 'soup', 'rice'], 0)];
  const same = await detect(photo, both);
  expect(same).toMatchObject({ detections: [{ label: 'banana' }] });
  if (same.ok) expect(same.detections).toHaveLength(1);
});
