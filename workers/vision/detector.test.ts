import sharp from 'sharp';
import { expect, it } from 'vitest';
import { detect, type Network } from './detector.ts';
import { drawing } from './testing/drawn-photos.ts';
import { modelEntry, yoloxOutput } from './testing/model-entries.ts';

/** A network that always sees one box, given in fractions of its square input. */
function seeing(name: string, values: readonly number[]): Network {
  return {
    entry: modelEntry({ name }),
    takesOneShape: true,
    run: async () => yoloxOutput(64, [{ stride: 32, x: 0, y: 0, values }]),
  };
}

const APPLE = [0.5, 0.25, Math.log(0.5), Math.log(0.25), 0.9, 1, 0, 0];

it('gives boxes in fractions of the upright photo, not of the padded square', async () => {
  const wide = await drawing(640, 320).jpeg().toBuffer();
  expect(await detect(wide, [seeing('a', APPLE)])).toEqual({
    ok: true,
    width: 640,
    height: 320,
    detections: [{ label: 'apple', kind: 'food', score: 0.9, box: [0.125, 0.125, 0.25, 0.25] }],
  });
});

it.each([
  [640, 320],
  [320, 640],
  [640, 639],
  [64, 64],
])(
  'measures a photo of %i × %i upright, however it lies, whether a network looks at it or none',
  async (width, height) => {
    const png = await drawing(width, height).png().toBuffer();
    for (let orientation = 1; orientation <= 8; orientation++) {
      const photo = await sharp(png).withMetadata({ orientation }).jpeg().toBuffer();
      const upright = orientation > 4 ? { width: height, height: width } : { width, height };
      expect(await detect(photo, [])).toMatchObject(upright);
      expect(await detect(photo, [seeing('a', APPLE)])).toMatchObject(upright);
    }
  },
);

it('merges what several networks see', async () => {
  const photo = await drawing(64, 64).jpeg().toBuffer();
  const bowl = [0.5, 0.25, Math.log(0.5), Math.log(0.25), 0.7, 0, 1, 0];
  const outcome = await detect(photo, [
    seeing('a', APPLE),
    seeing('b', APPLE.with(4, 0.95)),
    seeing('c', bowl),
  ]);
  expect(outcome.ok ? outcome.detections.map(({ label, score, kind }) => [label, score, kind]) : []).toEqual([
    ['apple', 0.95, 'food'],
    ['bowl', 0.7, 'tableware'],
  ]);
});

it('cuts boxes at the edge of the photo, and drops one that lies in the padding', async () => {
  const wide = await drawing(640, 320).jpeg().toBuffer();
  const over = [0, 0, Math.log(1), Math.log(1), 0.9, 1, 0, 0];
  const outcome = await detect(wide, [seeing('a', over)]);
  expect(outcome.ok && outcome.detections[0]?.box).toEqual([0, 0, 0.25, 0.5]);
  const below = [0.5, 1.9, Math.log(0.2), Math.log(0.2), 0.9, 1, 0, 0];
  expect(await detect(wide, [seeing('a', below)])).toMatchObject({ detections: [] });
});

it('finds nothing without a network, and says what is wrong with a photo all the same', async () => {
  const photo = await drawing(64, 64).jpeg().toBuffer();
  expect(await detect(photo, [])).toEqual({ ok: true, width: 64, height: 64, detections: [] });
  const half = photo.subarray(0, photo.length - 300);
  expect(await detect(half, [seeing('a', APPLE)])).toEqual({ ok: false, fault: 'truncated' });
  expect(await detect(Buffer.from('soup'), [])).toEqual({ ok: false, fault: 'not_an_image' });
});
