import { expect, test } from 'vitest';
import { imageTypeOf } from './image-type.ts';

const text = (value: string) => new TextEncoder().encode(value);

test('tells JPEG, PNG and WebP by their first bytes', () => {
  expect(imageTypeOf(new Uint8Array([0xff, 0xd8, 0xff, 0xe0]))).toBe('image/jpeg');
  expect(imageTypeOf(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]))).toBe('image/png');
  expect(imageTypeOf(text('RIFF\0\0\0\0WEBPVP8 '))).toBe('image/webp');
});

test('takes nothing else for a photo', () => {
  for (const other of [
    '',
    'hello, I am a .jpg',
    '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'GIF89a',
    'RIFF\0\0\0\0WAVEfmt ',
  ]) {
    expect(imageTypeOf(text(other))).toBeNull();
  }
  expect(imageTypeOf(new Uint8Array([0xff, 0xd8]))).toBeNull();
});
