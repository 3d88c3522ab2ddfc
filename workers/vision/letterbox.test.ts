import sharp from 'sharp';
import { expect, it } from 'vitest';
import { fittedPixels } from './letterbox.ts';
import { fillTensor, takesOneShape } from './pure/fill-tensor.ts';

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
  const bgr = fillTensor(pixels, { size: 2, channels: 'bgr', range: 255, pad: 114 }, { takesOneShape: true });
  expect([...bgr.tensor]).toEqual([51, 51, 114, 114, 0, 0, 114, 114, 255, 255, 114, 114]);
  expect(
    fillTensor(withAlpha, { size: 2, channels: 'bgr', range: 255, pad: 114 }, { takesOneShape: true }),
  ).toEqual(bgr);
  const rgb = fillTensor(pixels, { size: 2, channels: 'rgb', range: 1, pad: 0 }, { takesOneShape: true });
  expect([...rgb.tensor].map((value) => Math.round(value * 10) / 10)).toEqual([
    1, 1, 0, 0, 0, 0, 0, 0, 0.2, 0.2, 0, 0,
  ]);
});

it('ends the margin at the next step of the grid where the network takes any shape', () => {
  const pixels = {
    bytes: new Uint8Array(3 * 40 * 20).fill(9),
    bytesPerPixel: 3,
    width: 40,
    height: 20,
  } as const;
  const { tensor, ...sides } = fillTensor(
    pixels,
    { size: 416, channels: 'bgr', range: 255, pad: 114 },
    { takesOneShape: false },
  );
  expect(sides).toEqual({ width: 64, height: 32, shown: { width: 40, height: 20 } });
  expect(tensor).toHaveLength(3 * 64 * 32);
  const [photo, grey] = [9, 114].map((value) => tensor.filter((one) => one === value).length);
  expect([photo, grey]).toEqual([3 * 40 * 20, 3 * (64 * 32 - 40 * 20)]);
  expect([tensor[39], tensor[40], tensor[19 * 64 + 39], tensor[20 * 64]]).toEqual([9, 114, 9, 114]);
});

it('writes one photo after the other into the same room, and nothing of the last one stays', () => {
  const shape = { size: 64, channels: 'rgb', range: 255, pad: 114 } as const;
  const pixels = (width: number, height: number, value: number) => ({
    bytes: new Uint8Array(3 * width * height).fill(value),
    bytesPerPixel: 3 as const,
    width,
    height,
  });
  const room = new Float32Array(3 * 64 * 64);
  for (const photo of [pixels(64, 64, 9), pixels(40, 64, 7), pixels(64, 20, 5)]) {
    const inRoom = fillTensor(photo, shape, { takesOneShape: false, room });
    expect(inRoom).toEqual(fillTensor(photo, shape, { takesOneShape: false }));
    expect(inRoom.tensor.buffer).toBe(room.buffer);
  }
  const larger = fillTensor(pixels(65, 65, 1), shape, { takesOneShape: false, room });
  expect(larger.tensor).toHaveLength(3 * 96 * 96);
});

it('tells a network of one shape from one that takes any', () => {
  expect(takesOneShape([1, 3, 416, 416])).toBe(true);
  expect(takesOneShape([1, 3, 'height', 'width'])).toBe(false);
});
