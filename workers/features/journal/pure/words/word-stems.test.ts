import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_STEMS, queryStems, stemsOf } from './word-stems.ts';

const shares = (text: string, query: string) => {
  const stems = new Set(stemsOf(text));
  return queryStems(query).every((forms) => forms.some((form) => stems.has(form)));
};

describe('the stems of a text', () => {
  it.each([
    ['I slept badly', 'sleeping'],
    ['ran along the river', 'running'],
    ['so many worries about money', 'worry'],
    ['hoping for the best', 'hope'],
    ['Happiness, all day', 'happy'],
    ['the meeting was planned', 'meetings plan'],
    ['can’t stop', "can't"],
    ['Ich habe schlecht geschlafen', 'schlafen'],
    ['Wir haben lange gelacht', 'lachen'],
    ['müde und glücklich', 'muede'],
    ['Die Kinder waren müde', 'Kind'],
    ['schöne Spaziergänge', 'schön'],
    ['Straße', 'strasse'],
    ['a constructor of things', 'constructor'],
    ['昨日はよく眠れた', '眠れ'],
    ['لم أنم الليلة', 'الليلة'],
  ])('%s is found by %s', (text, query) => {
    expect(shares(text, query)).toBe(true);
  });

  it.each([
    ['a quiet evening at home', 'running'],
    ['Ich war im Garten', 'schlafen'],
  ])('%s is not found by %s', (text, query) => {
    expect(shares(text, query)).toBe(false);
  });

  it('are few, well-formed and the same each time, whatever was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const stems = stemsOf(text);
        expect(stemsOf(text)).toEqual(stems);
        expect(new Set(stems).size).toBe(stems.length);
        for (const stem of stems) expect(stem).toMatch(/^[\p{L}\p{N}]+$/u);
      }),
    );
    const long = Array.from({ length: 9_000 }, (_, at) => `word${at.toString(36)}`).join(' ');
    expect(stemsOf(long)).toHaveLength(MAX_STEMS);
  });

  it('of emoji and punctuation are none', () => {
    expect(stemsOf('🙂 … !!')).toEqual([]);
    expect(queryStems('the of und')).toEqual([]);
  });
});
