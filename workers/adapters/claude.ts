import Anthropic, { APIError, type Middleware } from '@anthropic-ai/sdk';
import { zodOutputFormat } from '@anthropic-ai/sdk/helpers/zod';
import type { MealModel, ModelFailure } from '#workers/kernel/ports.ts';
import { toBase64 } from './base64.ts';
import { MEAL_INSTRUCTIONS, type MealAnswer, mealQuestion, mealSchema, readItems } from './meal-prompt.ts';
import type { ModelUse } from './model-spending.ts';

export interface ClaudeOptions {
  apiKey: string;
  /** Absent: Anthropic's own address. */
  baseUrl?: string | undefined;
  model?: string | undefined;
  /** For one attempt. */
  timeoutMs?: number;
  /** After a lost connection or a 5xx; a limit (429, 529) is never waited for here, the job queue does that. */
  maxRetries?: number;
  /** Told of refusals that only an operator can mend: a wrong key, an unknown model, a malformed request. */
  report?: (error: unknown) => void;
  /** Told of the tokens of each answer. */
  spend?: (use: ModelUse) => void;
}

export const DEFAULT_CLAUDE = 'claude-haiku-5-5';
const MAX_TOKENS = 4096;

export function claudeClient(options: ClaudeOptions): Anthropic {
  return new Anthropic({
    apiKey: options.apiKey,
    baseURL: options.baseUrl ?? 'https://api.anthropic.com',
    timeout: options.timeoutMs ?? 25_000,
    maxRetries: options.maxRetries ?? 1,
    logLevel: 'off',
    openTelemetry: false,
    middleware: [leaveLimitsToTheQueue],
  });
}

const format = zodOutputFormat(mealSchema);

/**
 * Claude over the Messages API with structured output
 * (https://platform.claude.com/docs/en/build-with-claude/structured-outputs). The photo goes as base64 JPEG; nothing else
 * about the person does.
 */
export function claudeMealModel(options: ClaudeOptions): MealModel {
  const model = options.model ?? DEFAULT_CLAUDE;
  const client = claudeClient(options);

  return {
    name: model,
    async describe({ photo, detections }) {
      try {
        const message = await client.messages.create({
          model,
          max_tokens: MAX_TOKENS,
          system: MEAL_INSTRUCTIONS,
          output_config: { format, effort: 'low' },
          messages: [
            {
              role: 'user',
              content: [
                {
                  type: 'image',
                  source: { type: 'base64', media_type: 'image/jpeg', data: toBase64(photo) },
                },
                { type: 'text', text: mealQuestion(detections) },
              ],
            },
          ],
        });
        // `messages.parse` throws on a refusal's prose before its stop reason can be seen.
        if (message.stop_reason === 'refusal') return { ok: false, reason: 'refused' };
        const items = parseAnswer(message.content, detections.length);
        if (items === null) return { ok: false, reason: 'nonsense' };
        const { input_tokens: inputTokens, output_tokens: outputTokens } = message.usage;
        return {
          ok: true,
          description: { model: message.model, items, usage: { inputTokens, outputTokens } },
        };
      } catch (error) {
        return claudeFailure(error, options.report);
      }
    },
  };
}

function parseAnswer(content: Anthropic.ContentBlock[], detectionCount: number) {
  const text = content.flatMap((block) => (block.type === 'text' ? block.text : [])).join('');
  let answer: MealAnswer;
  try {
    answer = format.parse(text);
  } catch {
    return null;
  }
  return readItems(answer, detectionCount);
}

const leaveLimitsToTheQueue: Middleware = async (request, next) => {
  const response = await next(request);
  if (response.status !== 429 && response.status !== 529) return response;
  const headers = new Headers(response.headers);
  headers.set('x-should-retry', 'false');
  return new Response(response.body, { status: response.status, headers });
};

export function claudeFailure(error: unknown, report?: (error: unknown) => void): ModelFailure {
  if (!(error instanceof APIError)) {
    report?.(error);
    return { ok: false, reason: 'down' };
  }
  const status: number | undefined = error.status;
  if (status === 429 || status === 529 || status === 503) {
    const retryAfterS = Number(error.headers?.get('retry-after'));
    return { ok: false, reason: 'busy', ...(retryAfterS > 0 ? { retryAfterS: Math.ceil(retryAfterS) } : {}) };
  }
  if (status === undefined || status >= 500 || status === 408) return { ok: false, reason: 'down' };
  report?.(error);
  return { ok: false, reason: status === 400 || status === 413 ? 'refused' : 'down' };
}
