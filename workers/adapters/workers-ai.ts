import { z } from 'zod';
import type { MealModel, ModelFailure } from '#workers/kernel/ports.ts';
import { toBase64 } from './base64.ts';
import { MEAL_INSTRUCTIONS, mealQuestion, mealSchema, readItems } from './meal-prompt.ts';
import type { ModelUse } from './model-spending.ts';

/** The part of the `AI` binding that is used here. */
export interface AiRunner {
  run(model: string, input: Record<string, unknown>, options?: { signal?: AbortSignal }): Promise<unknown>;
}

export interface WorkersAiOptions {
  ai: AiRunner;
  model?: string | undefined;
  timeoutMs?: number;
  /** Told of refusals that only an operator can mend. */
  report?: (error: unknown) => void;
  /** Told of the tokens of each answer. */
  spend?: (use: ModelUse) => void;
}

const DEFAULT_MODEL = '@cf/google/gemma-4-26b-a4b-it';
const MAX_TOKENS = 2048;

const answerSchema = z.toJSONSchema(mealSchema);

export const completionSchema = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string().nullish() }) })).optional(),
  response: z.unknown().optional(),
  usage: z.object({ prompt_tokens: z.number(), completion_tokens: z.number() }).partial().optional(),
});

/** A vision model on Workers AI, in its chat completions form with a JSON schema for the answer. */
export function workersAiMealModel(options: WorkersAiOptions): MealModel {
  const model = options.model ?? DEFAULT_MODEL;
  return {
    name: model,
    async describe({ photo, detections }) {
      const input = {
        messages: [
          { role: 'system', content: MEAL_INSTRUCTIONS },
          {
            role: 'user',
            content: [
              { type: 'text', text: mealQuestion(detections) },
              { type: 'image_url', image_url: { url: `data:image/jpeg;base64,${toBase64(photo)}` } },
            ],
          },
        ],
        response_format: {
          type: 'json_schema',
          json_schema: { name: 'meal', strict: true, schema: answerSchema },
        },
        max_completion_tokens: MAX_TOKENS,
        chat_template_kwargs: { enable_thinking: false },
      };
      let raw: unknown;
      try {
        raw = await withinTime(options.timeoutMs ?? 25_000, options.ai.run(model, input));
      } catch (error) {
        return workersAiFailure(error, options.report);
      }
      return readCompletion(raw, model, detections.length);
    },
  };
}

function readCompletion(raw: unknown, model: string, detectionCount: number) {
  const nonsense: ModelFailure = { ok: false, reason: 'nonsense' };
  const completion = completionSchema.safeParse(raw);
  if (!completion.success) return nonsense;
  const { choices, response, usage } = completion.data;
  const answer = mealSchema.safeParse(parseJson(choices?.[0]?.message.content ?? response));
  if (!answer.success) return nonsense;
  const items = readItems(answer.data, detectionCount);
  if (items === null) return nonsense;
  const tokens = { inputTokens: usage?.prompt_tokens ?? 0, outputTokens: usage?.completion_tokens ?? 0 };
  return { ok: true as const, description: { model, items, usage: tokens } };
}

export function parseJson(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

export async function withinTime<T>(limitMs: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('3007: the model took too long')), limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The binding throws errors whose text starts with a code: https://developers.cloudflare.com/workers-ai/platform/errors/.
 * 3036 and 3040 are limits, 3007 and 3008 time, 5xxx and the rest of 3xxx only an operator can mend.
 */
export function workersAiFailure(error: unknown, report?: (error: unknown) => void): ModelFailure {
  const text = error instanceof Error ? error.message : String(error);
  const code = /\b([35]\d{3})\b/.exec(text)?.[1];
  if (code === '3036' || code === '3040' || /\b429\b|rate.?limit/i.test(text)) {
    return { ok: false, reason: 'busy' };
  }
  if (/JSON Mode couldn.t be met/i.test(text)) return { ok: false, reason: 'nonsense' };
  if (code !== undefined && code !== '3007' && code !== '3008') report?.(error);
  return { ok: false, reason: code === '3006' ? 'refused' : 'down' };
}
