import sharp from 'sharp';
import { expect, it } from 'vitest';
import { bareJpeg } from './bare-jpeg.ts';
import { drawing, jpegSegments, talkativeJpeg } from './testing/drawn-photos.ts';

it('drops every segment that says something, and no pixel changes', async () => {
  const input = await talkativeJpeg('by A. Cook');
  const bare = bareJpeg(input);
  expect(Buffer.from(bare).includes('A. Cook')).toBe(false);
  expect(jpegSegments(bare).map(({ marker }) => marker)).toEqual(
    expect.not.arrayContaining([0xe1, 0xe2, 0xed, 0xee, 0xfe]),
  );
  const pixels = (jpeg: Uint8Array) => sharp(jpeg, { ignoreIcc: true }).raw().toBuffer();
  expect((await pixels(bare)).equals(await pixels(input))).toBe(true);
});

it('writes the same JFIF header whatever resolution the photo had', async () => {
  const [first] = jpegSegments(
    bareJpeg(await drawing(16, 16).withMetadata({ density: 301 }).jpeg().toBuffer()),
  );
  expect(first).toEqual({ marker: 0xe0, payload: Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1') });
});

it('throws on bytes without a scan', () => {
  expect(() => bareJpeg(Uint8Array.from([0xff, 0xd8, 0xff, 0xd9]))).toThrow('no scan');
});
