import { expect, it } from 'vitest';
import type { MealModel } from '#workers/kernel/ports.ts';
import { fallback, withBreaker } from './model-fallback.ts';

type Answer = Awaited<ReturnType<MealModel['describe']>>;
const input = { photo: new Uint8Array(), detections: [] };

function scripted(name: string, ...answers: Answer[]): MealModel & { calls: number } {
  const model = {
    name,
    calls: 0,
    async describe() {
      const answer = answers[Math.min(model.calls, answers.length - 1)];
      model.calls += 1;
      if (!answer) throw new Error('no answer was scripted');
      return answer;
    },
  };
  return model;
}

const good: Answer = {
  ok: true,
  description: { model: 'second', items: [], usage: { inputTokens: 1, outputTokens: 1 } },
};
const down: Answer = { ok: false, reason: 'down' };
const busy = (retryAfterS: number): Answer => ({ ok: false, reason: 'busy', retryAfterS });

it('asks the second model when the first is down or busy', async () => {
  for (const failure of [down, busy(3)]) {
    expect(await fallback([scripted('first', failure), scripted('second', good)]).describe(input)).toBe(good);
  }
});

it('does not ask another model to take on what one refused', async () => {
  const second = scripted('second', good);
  const refused: Answer = { ok: false, reason: 'refused' };
  expect(await fallback([scripted('first', refused), second]).describe(input)).toEqual(refused);
  expect(second.calls).toBe(0);
});

it('tells the shortest wait when all fail and one is only busy', async () => {
  const models = [scripted('a', busy(9)), scripted('b', busy(4)), scripted('c', down)];
  expect(await fallback(models).describe(input)).toEqual(busy(4));
});

it('spares a model that failed too often in a row, and says when to come back', async () => {
  const model = scripted('first', down);
  const guarded = withBreaker(model, { failures: 2, restMs: 30_000 });
  for (let i = 0; i < 2; i++) expect(await guarded.describe(input)).toEqual(down);
  expect(await guarded.describe(input)).toEqual(busy(30));
  expect(model.calls).toBe(2);
});

it('does not hold a refusal or nonsense against a model', async () => {
  const model = scripted('first', { ok: false, reason: 'nonsense' });
  const guarded = withBreaker(model, { failures: 1 });
  for (let i = 0; i < 3; i++) await guarded.describe(input);
  expect(model.calls).toBe(3);
});
