import { describe, expect, it } from 'vitest';
import { compileText } from './compile-text.ts';
import { sayMessage, type Values } from './message.ts';

const ask = (text: string, values: Values) => sayMessage('en-GB', compileText(text), values);

describe('a text with values', () => {
  it('takes a form for an exact count before that of the language', () => {
    const text = '{count, plural, =0 {nothing} one {# meal} other {# meals, {count} of {goal}}}';
    expect([0, 1, 1200].map((count) => ask(text, { count, goal: 3 }))).toEqual([
      'nothing',
      '1 meal',
      '1,200 meals, 1200 of 3',
    ]);
  });

  it('counts by the innermost plural', () => {
    const text = '{days, plural, other {{meals, plural, one {# meal} other {# meals}} on # days}}';
    expect(ask(text, { days: 5, meals: 1 })).toBe('1 meal on 5 days');
  });

  it('keeps quoted signs, and shows a value that is not given by its name', () => {
    expect(ask("it''s '{here}' for {name}", {})).toBe("it's {here} for {name}");
  });
});

describe('a text that cannot be shipped', () => {
  it.each([
    'for {name',
    '{count, plural, one {a meal}}',
    '{kind, select, a {x} other {y}}',
    '{at, date}',
    '{share, number, percent}',
    '{count, plural, offset:1 other {#}}',
    '{place, selectordinal, other {#.}}',
  ])('is refused when the app is built: %s', (text) => {
    expect(() => compileText(text)).toThrow();
  });
});
