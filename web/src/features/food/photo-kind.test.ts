import { expect, it } from 'vitest';
import { photoKindOf } from './photo-kind.ts';
import { fitWithin } from './photo-size.ts';

const text = (value: string) => new TextEncoder().encode(value);

it('goes by the bytes and not by the name', () => {
  expect(photoKindOf(new Uint8Array([0xff, 0xd8, 0xff, 0xe1]))).toBe('readable');
  expect(photoKindOf(text('RIFF0000WEBP'))).toBe('readable');
  expect(photoKindOf(text('0000ftypheic'))).toBe('heic');
  expect(photoKindOf(text('0000ftypmif1'))).toBe('heic');
  expect(photoKindOf(text('0000ftypisom'))).toBe('unknown');
  expect(photoKindOf(text('I am a .jpg'))).toBe('unknown');
  expect(photoKindOf(new Uint8Array())).toBe('empty');
});

it('makes a large photo fit and leaves a small one as it is', () => {
  expect(fitWithin(4032, 3024)).toEqual({ width: 1600, height: 1200 });
  expect(fitWithin(3024, 4032)).toEqual({ width: 1200, height: 1600 });
  expect(fitWithin(640, 480)).toEqual({ width: 640, height: 480 });
  expect(fitWithin(30_000, 1)).toEqual({ width: 1600, height: 1 });
});
