import { expect, test } from 'vitest';
import { inParts } from './in-parts.ts';

const streamOf = (...sizes: number[]) => {
  let next = 0;
  const chunks = sizes.map((size) => Uint8Array.from({ length: size }, () => next++ % 251));
  return new Blob(chunks).stream();
};

test('cuts a stream into parts of one size and a rest, and loses no byte', async () => {
  const parts: Uint8Array[] = [];
  for await (const part of inParts(streamOf(3, 10, 1, 12), 8)) parts.push(part.slice());
  expect(parts.map((part) => part.byteLength)).toEqual([8, 8, 8, 2]);
  expect([...new Uint8Array(await new Blob(parts as Uint8Array<ArrayBuffer>[]).arrayBuffer())]).toEqual(
    Array.from({ length: 26 }, (_, at) => at),
  );
});

test('gives nothing for nothing', async () => {
  expect(await Array.fromAsync(inParts(streamOf(0), 8))).toEqual([]);
});
