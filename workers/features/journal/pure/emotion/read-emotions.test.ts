import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMOTION_WEIGHTS } from './emotion-weights.gen.ts';
import { EMOTIONS, type Emotion } from './labels.ts';
import { readEmotions } from './read-emotions.ts';

function saidOf(text: string): Emotion[] {
  return readEmotions(text).labels.flatMap(({ label, probability, threshold }) =>
    probability >= threshold ? [label] : [],
  );
}

describe('readEmotions', () => {
  it.each<[string, Emotion]>([
    ['Thank you so much for your help today!', 'gratitude'],
    ['I am so sorry, I should not have said that.', 'remorse'],
    ['I love her with all my heart.', 'love'],
    ['I was so scared, I was shaking with fear.', 'fear'],
    ['Why would they do that? I wonder what it means?', 'curiosity'],
    ['This makes me furious, I hate it.', 'anger'],
    ['I feel so sad and I cried all day.', 'sadness'],
    ['That was hilarious, I laughed so hard, haha', 'amusement'],
  ])('reads %j as %s', (text, label) => {
    expect(saidOf(text)).toContain(label);
  });

  it('finds a good day more pleasant than a bad one', () => {
    const good = readEmotions('A wonderful day, I am happy and so grateful for my friends.').valence;
    const bad = readEmotions('A terrible day. I am miserable, everything hurts and nobody cares.').valence;
    expect(good).toBeGreaterThan(3.2);
    expect(bad).toBeLessThan(2.8);
  });

  it('gives all 28 labels, likeliest first, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (text) => {
        const { labels, valence } = readEmotions(text);
        expect(new Set(labels.map(({ label }) => label)).size).toBe(EMOTIONS.length);
        let last = 1;
        for (const { probability } of labels) {
          expect(probability).toBeLessThanOrEqual(last);
          expect(probability).toBeGreaterThanOrEqual(0);
          last = probability;
        }
        expect(valence).toBeGreaterThanOrEqual(1);
        expect(valence).toBeLessThanOrEqual(5);
      }),
      { numRuns: 60 },
    );
  });

  it('says that it read nothing where there is nothing to read', () => {
    expect(readEmotions('').isRead).toBe(false);
    expect(readEmotions('שלום').isRead).toBe(false);
    expect(readEmotions('I slept well and feel rested.').isRead).toBe(true);
  });

  it('reads a long entry no longer than its first part', () => {
    const start = 'I am glad about today. '.repeat(200);
    expect(readEmotions(`${start} I hate everything.`)).toEqual(readEmotions(start));
  });

  it('weighs less than 2 MB, as it is shipped', () => {
    expect(EMOTION_WEIGHTS.length).toBeLessThan(2_000_000);
  });
});
