import sharp from 'sharp';
import { expect, it } from 'vitest';
import { fittedPixels } from './letterbox.ts';
import { fillTensor } from './pure/fill-tensor.ts';

const RED = { r: 255, g: 0, b: 51 };

it('fits a photo into the square without changing its shape', async () => {
  const wide = await sharp({ create: { width: 300, height: 150, channels: 3, background: RED } })
    .png()
    .toBuffer();
  expect(await fittedPixels(sharp(wide), 64)).toMatchObject({ width: 64, height: 32 });
  const small = await sharp({ create: { width: 10, height: 20, channels: 3, background: RED } })
    .png()
    .toBuffer();
  expect(await fittedPixels(sharp(small), 64)).toMatchObject({ width: 32, height: 64 });
});

it('puts the photo top left in planes, in the order and range of the network, and pads with its grey', () => {
  const pixels = {
    bytes: Uint8Array.from([255, 0, 51, 255, 0, 51]),
    bytesPerPixel: 3 as const,
    width: 2,
    height: 1,
  };
  const withAlpha = {
    ...pixels,
    bytes: Uint8Array.from([255, 0, 51, 9, 255, 0, 51, 9]),
    bytesPerPixel: 4 as const,
  };
  const bgr = new Float32Array(12);
  fillTensor(bgr, pixels, { size: 2, channels: 'bgr', range: 255, pad: 114 });
  expect([...bgr]).toEqual([51, 51, 114, 114, 0, 0, 114, 114, 255, 255, 114, 114]);
  const same = new Float32Array(12);
  fillTensor(same, withAlpha, { size: 2, channels: 'bgr', range: 255, pad: 114 });
  expect(same).toEqual(bgr);
  const rgb = new Float32Array(12);
  fillTensor(rgb, pixels, { size: 2, channels: 'rgb', range: 1, pad: 0 });
  expect([...rgb].map((value) => Math.round(value * 10) / 10)).toEqual([
    1, 1, 0, 0, 0, 0, 0, 0, 0.2, 0.2, 0, 0,
  ]);
});
