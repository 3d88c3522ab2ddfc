import { BrokenCircuitError, ConsecutiveBreaker, circuitBreaker, handleWhenResult } from 'cockatiel';
import type { MealModel, ModelFailure } from '#workers/kernel/ports.ts';

type Answer = Awaited<ReturnType<MealModel['describe']>>;

export interface BreakerOptions {
  /** Failures in a row that open the breaker. */
  failures?: number;
  /** How long an open breaker spares the model, before one call tries it again. */
  restMs?: number;
}

/** Stops asking a model that is down or overrun, so that the next one is asked at once. The state is per isolate. */
export function withBreaker(model: MealModel, options: BreakerOptions = {}): MealModel {
  const restMs = options.restMs ?? 30_000;
  const policy = circuitBreaker(handleWhenResult(isOutage), {
    halfOpenAfter: restMs,
    breaker: new ConsecutiveBreaker(options.failures ?? 5),
  });
  return {
    name: model.name,
    async describe(input) {
      try {
        return await policy.execute(() => model.describe(input));
      } catch (error) {
        if (!(error instanceof BrokenCircuitError)) throw error;
        return { ok: false, reason: 'busy', retryAfterS: Math.ceil(restMs / 1000) };
      }
    },
  };
}

/**
 * Asks the models in order until one answers. A failure of the last is what the caller sees, unless an earlier one was
 * only busy: then waiting helps, and the shortest wait is told.
 */
export function fallback(models: readonly MealModel[]): MealModel {
  return {
    name: models.map((model) => model.name).join(' > '),
    async describe(input) {
      const failures: ModelFailure[] = [];
      for (const model of models) {
        const answer = await model.describe(input);
        if (answer.ok) return answer;
        failures.push(answer);
        if (answer.reason === 'refused') return answer;
      }
      return worthWaitingFor(failures) ?? failures.at(-1) ?? { ok: false, reason: 'down' };
    },
  };
}

function worthWaitingFor(failures: readonly ModelFailure[]): ModelFailure | undefined {
  const busy = failures.filter((failure) => failure.reason === 'busy');
  const waits = busy.flatMap((failure) => failure.retryAfterS ?? []);
  if (busy.length === 0) return undefined;
  return { ok: false, reason: 'busy', ...(waits.length > 0 ? { retryAfterS: Math.min(...waits) } : {}) };
}

function isOutage(result: unknown): boolean {
  const answer = result as Answer;
  return !answer.ok && (answer.reason === 'down' || answer.reason === 'busy');
}
