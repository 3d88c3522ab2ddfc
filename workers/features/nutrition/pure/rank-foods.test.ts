import fc from 'fast-check';
import { expect, test } from 'vitest';
import { correctWord } from './correct-word.ts';
import { editDistance } from './edit-distance.ts';
import { indexFood } from './index-food.ts';
import { matchScore, SURE } from './match-decision.ts';
import { parseFoodQuery } from './parse-food-query.ts';
import { fitOf, type RankedText, rankFoods } from './rank-foods.ts';

function food(
  description: string,
  everyday?: { name: string; aliases: string[] },
  category = 'Foods',
): RankedText {
  return { description, ...indexFood({ description, category, brand: '', commonName: '', everyday }) };
}

const first = (text: string, foods: RankedText[], region: 'gb' | 'us' = 'gb') =>
  rankFoods({ ...parseFoodQuery(text), region }, foods)[0]?.food.description;

test('what a food mainly is goes before what it also holds', () => {
  expect(first('milk', [food('Candies, milk chocolate'), food('Milk, goat, fluid')])).toBe(
    'Milk, goat, fluid',
  );
});

test('the plain food goes before the branded, the dried, and the one for babies', () => {
  const foods = [
    food('Bananas, dehydrated, or banana powder'),
    food('Babyfood, banana, strained', undefined, 'Baby Foods'),
    food('KELLOGG Banana Bar'),
    food('Bananas, raw'),
  ];
  expect(first('banana', foods)).toBe('Bananas, raw');
  expect(first('banana powder', foods)).toBe('Bananas, dehydrated, or banana powder');
});

test('an everyday name wins over words, and the nearest food comes before strangers', () => {
  const porridge = food('Cereals, oats, cooked with water', { name: 'Porridge', aliases: ['oatmeal'] });
  const avocado = food('Avocados, raw', { name: 'Avocado', aliases: ['~guacamole'] });
  const foods = [food('Cookies, oatmeal, soft'), porridge, avocado];
  expect(first('oatmeal', foods)).toBe(porridge.description);
  expect(first('guacamole', foods)).toBe(avocado.description);
});

test('a word with two senses follows the region', () => {
  const fries = food('Potato, french fried', { name: 'French fries', aliases: ['gb:chips'] });
  const crisps = food('Snacks, potato chips, plain', { name: 'Crisps', aliases: ['us:chips'] });
  expect(first('chips', [crisps, fries], 'gb')).toBe(fries.description);
  expect(first('chips', [fries, crisps], 'us')).toBe(crisps.description);
});

test('the order of words tells chocolate milk from milk chocolate', () => {
  const milk = food('Milk, chocolate, fluid', { name: 'Chocolate milk', aliases: [] });
  const bar = food('Candies, milk chocolate', { name: 'Milk chocolate', aliases: [] });
  expect(first('chocolate milk', [bar, milk])).toBe(milk.description);
  expect(first('milk chocolate', [milk, bar])).toBe(bar.description);
});

test('a match is sure of a name, of all words at the head, and of another way of cooking; of nothing less', () => {
  const score = (text: string, of: RankedText) => {
    const query = parseFoodQuery(text);
    return matchScore(fitOf({ ...query, region: 'gb' }, of), query);
  };
  const duck = food('Duck, domesticated, cooked, roasted');
  const crackers = food('Crackers, cheese, regular');
  const avocado = food('Avocados, raw', { name: 'Avocado', aliases: ['~guacamole'] });
  expect(score('avocados', avocado)).toBeGreaterThan(SURE);
  expect(score('grilled duck', duck)).toBeGreaterThan(SURE);
  expect(score('cheese crackers', crackers)).toBeGreaterThan(SURE);
  expect(score('cheese and crackers', crackers)).toBeLessThan(SURE);
  expect(score('guacamole', avocado)).toBeLessThan(SURE);
  expect(score('duck curry', duck)).toBeLessThan(SURE);
  expect(score('fried duck', duck)).toBeLessThan(SURE);
  const mix = food('Cake, carrot, dry mix');
  expect(score('carrot cake', mix)).toBeLessThan(SURE);
  expect(score('carrot cake dry mix', mix)).toBeGreaterThan(SURE);
});

test('a misspelt word is read as the known one next to it', () => {
  const known = ['broccoli', 'brown', 'bread', 'avocado'].map((word) => ({ word, foods: 10 }));
  expect(correctWord('brocoli', known)).toBe('broccoli');
  expect(correctWord('avacado', known)).toBe('avocado');
  expect(correctWord('braed', known)).toBe('bread');
  expect(correctWord('sushi', known)).toBeNull();
  expect(correctWord('bun', known)).toBeNull();
});

test('the distance of two words is a metric that a swap of neighbours costs one', () => {
  expect(editDistance('braed', 'bread')).toBe(1);
  expect(editDistance('', 'rice')).toBe(4);
  const word = fc.string({ maxLength: 8 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(editDistance(a, b)).toBe(editDistance(b, a));
      expect(editDistance(a, b) === 0).toBe(a === b);
      expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
    }),
  );
});

test('ranking keeps every food once', () => {
  const foods = [food('Milk, goat'), food('Cheese, blue'), food('Bread, rye')];
  fc.assert(
    fc.property(fc.string(), (text) => {
      const ranked = rankFoods({ ...parseFoodQuery(text), region: 'gb' }, foods);
      expect(new Set(ranked.map((one) => one.food))).toEqual(new Set(foods));
    }),
  );
});
