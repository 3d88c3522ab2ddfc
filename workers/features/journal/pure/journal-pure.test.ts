import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distinctLabels, readContent, writeContent } from './entry-content.ts';
import { excerptOf } from './excerpt.ts';
import { fuseRankings } from './fuse-rankings.ts';
import { quoteSentences, sentencesOf } from './quote-sentences.ts';
import { sentimentOf } from './sentiment.ts';
import { themesOf } from './themes.ts';
import { isEnglish } from './words/is-english.ts';

test('content is read as it was written, and anything else is not content', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string()), fc.array(fc.string()), (text, tags, activities) => {
      expect(readContent(writeContent({ text, tags, activities }))).toEqual({ text, tags, activities });
    }),
  );
  for (const json of [
    '',
    'null',
    '[]',
    '{"text":1,"tags":[],"activities":[]}',
    '{"text":"a","tags":[1],"activities":[]}',
  ])
    expect(readContent(json)).toBeNull();
});

test('labels that differ in case or blanks alone are one, in the first spelling', () => {
  expect(distinctLabels(['Yoga', ' yoga', 'YOGA ', '', 'Tea'])).toEqual(['Yoga', 'Tea']);
});

test('an excerpt ends between words and never inside an emoji', () => {
  expect(excerptOf('short', 10)).toEqual({ text: 'short', isExcerpt: false });
  expect(excerptOf('one two three', 9)).toEqual({ text: 'one two', isExcerpt: true });
  expect(excerptOf('🙂🙂🙂', 3)).toEqual({ text: '🙂', isExcerpt: true });
});

test('rankings that agree come first, and the same rankings give the same order', () => {
  expect(
    fuseRankings([
      ['a', 'b', 'c'],
      ['c', 'b', 'd'],
    ]),
  ).toEqual(['c', 'b', 'a', 'd']);
  expect(fuseRankings([[], ['x']])).toEqual(['x']);
});

test('quotes the sentence that holds the question’s words, as it stands', () => {
  const sources = [
    { entryId: '1', text: 'Rain. Could not sleep again! Tea' },
    { entryId: '2', text: 'Nothing of it' },
  ];
  expect(sentencesOf(sources[0]?.text ?? '')).toEqual(['Rain.', 'Could not sleep again!', 'Tea']);
  const [best] = quoteSentences('When did I sleep?', sources, () => 0);
  expect(best).toMatchObject({ entryId: '1', text: 'Could not sleep again!', score: 1 });
});

test('a text that shows both kinds of emotion is mixed, and one that shows neither goes by its valence', () => {
  const shows = (...labels: ('joy' | 'sadness')[]) => labels.map((label) => ({ label, probability: 0.5 }));
  expect(sentimentOf(0.5, shows('joy', 'sadness'))).toBe('mixed');
  expect([sentimentOf(0.5, []), sentimentOf(-0.5, []), sentimentOf(0.05, [])]).toEqual([
    'positive',
    'negative',
    'neutral',
  ]);
});

test('names what a text is about in either language, and nothing for nothing', () => {
  expect(themesOf('Could not sleep, thought of the deadline at work')).toEqual(
    expect.arrayContaining(['sleep', 'work']),
  );
  expect(themesOf('Ich konnte nicht schlafen')).toEqual(['sleep']);
  expect(themesOf('🙂')).toEqual([]);
});

test('tells English from German by its small words', () => {
  expect(['I could not sleep', 'Tired', '🙂', 'Had coffee with Anna in der Küche'].map(isEnglish)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(['Ich konnte nicht schlafen', 'Das war schön mit dir'].map(isEnglish)).toEqual([false, false]);
});
