import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { IMAGE_PACKAGES } from './image-packages.ts';

const sources = readdirSync(import.meta.dirname).filter((name) => /^[\w-]+\.ts$/.test(name));

it('installs in the image exactly what the server imports', () => {
  const imported = new Set<string>();
  for (const name of sources) {
    const text = readFileSync(join(import.meta.dirname, name), 'utf8');
    for (const [, typed, from] of text.matchAll(
      /^import (type )?[^;]*?from '([^']+)';|import\('([^']+)'\)/gm,
    )) {
      if (!typed && from && !from.startsWith('.') && !isBuiltin(from)) imported.add(from);
    }
    for (const [, from] of text.matchAll(/await import\('([^']+)'\)/g)) if (from) imported.add(from);
  }
  expect([...imported].sort()).toEqual([...IMAGE_PACKAGES].sort());
});

it('imports nothing from outside of its folder but types, since nothing else is in the image', () => {
  for (const name of sources) {
    const text = readFileSync(join(import.meta.dirname, name), 'utf8');
    expect(
      [...text.matchAll(/^import (?!type )[^;]*?from '(#[^']+|\.\.\/[^']+)';/gm)].map(([, from]) => from),
    ).toEqual([]);
  }
});
