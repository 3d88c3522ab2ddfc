import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { colourDistance, EYES, type Eye } from './colour-distance.ts';

const tokens = readFileSync(path.join(import.meta.dirname, '../../../web/src/app/tokens.css'), 'utf8');
const [light = '', dark = ''] = tokens.split('[data-theme="dark"]');
const THEMES = { light, dark };

/** Colours that stand side by side, by where they do. */
const NEIGHBOURS = {
  'what a meal or a day comes to': ['protein', 'carbohydrate', 'fat', 'fibre'],
  'body, choice and words': ['protein', 'accent', 'carbohydrate'],
  'moods, and a year in pixels': ['mood-1', 'mood-2', 'mood-3', 'mood-4', 'mood-5'],
  'requests refused and failed': ['danger', 'carbohydrate'],
  'jobs done and failed': ['protein', 'danger'],
  'a calibration before and after': ['edge', 'accent'],
} as const;

/** Four times what is just seen side by side. */
const APART = 0.08;

function colourOf(theme: keyof typeof THEMES, name: string): string {
  const hex = new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(THEMES[theme])?.[1];
  if (hex === undefined) throw new Error(`no colour ${name} in the ${theme} theme`);
  return hex;
}

describe.each(['light', 'dark'] as const)('the palette of charts in the %s theme', (theme) => {
  it.each(Object.keys(EYES) as Eye[])('stays apart for %s', (eye) => {
    const near = Object.entries(NEIGHBOURS).flatMap(([where, names]) =>
      names.slice(1).flatMap((name, at) => {
        const before = names[at] ?? name;
        const distance = colourDistance(colourOf(theme, before), colourOf(theme, name), eye);
        return distance < APART ? [`${where}: ${before} and ${name} are ${distance.toFixed(3)} apart`] : [];
      }),
    );
    expect(near).toEqual([]);
  });
});

it('knows red from green for the usual eye alone', () => {
  const [red, green] = ['#c05a4a', '#7d8a3c'];
  expect(colourDistance(red, green)).toBeGreaterThan(2 * colourDistance(red, green, 'deuteranopia'));
  expect(colourDistance('#000000', '#ffffff')).toBeCloseTo(1, 3);
});
