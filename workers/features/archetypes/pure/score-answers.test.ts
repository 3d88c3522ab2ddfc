import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ARCHETYPES } from './catalogue/archetypes.ts';
import { HOUSES } from './catalogue/houses.ts';
import { decideArchetype, posterior, retestAgreement } from './decide-archetype.ts';
import { ALL_ITEMS, ITEMS, MORE_ITEMS } from './items.ts';
import { scoreAnswers } from './score-answers.ts';
import { reliability, TRAITS } from './traits.ts';

const anyAnswers = fc.dictionary(fc.constantFrom(...ALL_ITEMS.keys()), fc.integer({ min: 1, max: 5 }));
const all = (value: (item: { trait: string; isReversed: boolean }) => number) =>
  Object.fromEntries(ITEMS.map((item) => [item.key, value(item)]));

describe('the quiz', () => {
  it('has thirty items, half of them reversed, and two more of each trait', () => {
    expect(ITEMS).toHaveLength(30);
    expect(ITEMS.filter(({ isReversed }) => isReversed)).toHaveLength(15);
    expect(MORE_ITEMS).toHaveLength(2 * TRAITS.length);
    expect(ALL_ITEMS.size).toBe(44);
  });

  it('shortens a scale as Spearman and Brown say', () => {
    expect(reliability('extraversion', 5)).toBeCloseTo(0.761, 10);
    expect(reliability('extraversion', 10)).toBeCloseTo((2 * 0.761) / 1.761, 10);
    expect(reliability('extraversion', 0)).toBe(0);
  });
});

describe('scores', () => {
  it('turn round when every answer does', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const turned = Object.fromEntries(Object.entries(answers).map(([key, value]) => [key, 6 - value]));
        const [one, other] = [scoreAnswers(answers), scoreAnswers(turned)];
        for (const trait of TRAITS) expect(one[trait].score).toBeCloseTo(-other[trait].score, 10);
      }),
    );
  });

  it('are surer with every answer more, and know nothing without any', () => {
    const none = scoreAnswers({});
    for (const trait of TRAITS) expect(none[trait]).toEqual({ score: 0, error: 1, answered: 0 });
    fc.assert(
      fc.property(anyAnswers, fc.constantFrom(...ALL_ITEMS.values()), (answers, item) => {
        const { [item.key]: _left, ...fewer } = answers;
        const more = { ...fewer, [item.key]: 3 };
        expect(scoreAnswers(more)[item.trait].error).toBeLessThan(scoreAnswers(fewer)[item.trait].error);
      }),
    );
  });

  it('pass over items that nobody knows', () => {
    expect(scoreAnswers({ x9: 5 })).toEqual(scoreAnswers({}));
  });
});

describe('the decision', () => {
  it('finds each archetype at its own profile', () => {
    for (const archetype of ARCHETYPES) {
      const scores = scoreAnswers({});
      const exact = Object.fromEntries(
        TRAITS.map((trait) => [trait, { ...scores[trait], score: archetype.profile[trait], error: 0.5 }]),
      ) as ReturnType<typeof scoreAnswers>;
      expect(posterior(exact)[0]?.id).toBe(archetype.id);
    }
  });

  it('says what is missing as long as too little was answered', () => {
    const few = Object.fromEntries(ITEMS.slice(0, 23).map(({ key }) => [key, 4]));
    expect(decideArchetype(few, ITEMS)).toMatchObject({
      kind: 'unfinished',
      missing: ITEMS.slice(23).map(({ key }) => key),
    });
  });

  it('is undecided in the very middle, and asks what would help', () => {
    const middle = decideArchetype(
      all(() => 3),
      ITEMS,
    );
    expect(middle).toMatchObject({ kind: 'undecided' });
    if (middle.kind === 'undecided') {
      expect(middle.ask.length).toBeGreaterThan(0);
      expect(middle.ask.every((key) => MORE_ITEMS.some((item) => item.key === key))).toBe(true);
    }
  });

  it('is decided for somebody who answers as one archetype does, always with the same confidence', () => {
    const night = all(({ trait, isReversed }) => (trait !== 'morningness' ? 3 : isReversed ? 5 : 1));
    const decision = decideArchetype(night, ITEMS);
    expect(decision).toMatchObject({ kind: 'decided', ask: [] });
    expect(decision).toEqual(decideArchetype(night, ITEMS));
    if (decision.kind !== 'decided') return;
    expect(decision.candidates[0]?.id).toBe('night-weaver');
    expect(decision.candidates.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 10);
    expect(retestAgreement(decision.scores, 'night-weaver')).toBe(decision.confidence);
  });
});

describe('the catalogue', () => {
  it('has eight to twelve archetypes in four houses, each with a plan of one to three tasks a goal', () => {
    expect(ARCHETYPES.length).toBeGreaterThanOrEqual(8);
    expect(ARCHETYPES.length).toBeLessThanOrEqual(12);
    expect(new Set(ARCHETYPES.map(({ house }) => house))).toEqual(new Set(HOUSES.map(({ id }) => id)));
    for (const { plan } of ARCHETYPES) {
      expect(plan.length).toBeGreaterThanOrEqual(2);
      for (const goal of plan) expect([1, 2, 3]).toContain(goal.tasks.length);
      const keys = plan.flatMap((goal) => goal.tasks.map((task) => `${goal.key}/${task.key}`));
      expect(new Set(keys).size).toBe(keys.length);
    }
  });
});
