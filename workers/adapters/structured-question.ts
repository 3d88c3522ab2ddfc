import { zodOutputFormat } from '@anthropic-ai/sdk/helpers/zod';
import { z } from 'zod';
import type { ModelFailure } from '#workers/kernel/ports.ts';
import { type ClaudeOptions, claudeClient, claudeFailure, DEFAULT_CLAUDE } from './claude.ts';
import {
  completionSchema,
  parseJson,
  type WorkersAiOptions,
  withinTime,
  workersAiFailure,
} from './workers-ai.ts';

const MAX_TOKENS = 2048;
const TIMEOUT_MS = 20_000;
const DEFAULT_WORKERS_AI = '@cf/google/gemma-4-26b-a4b-it';

export interface StructuredQuestion<T> {
  name: string;
  instructions: string;
  question: string;
  answer: z.ZodType<T>;
}

/** Asks one question of text whose answer has a fixed form; an answer of any other form is nonsense. */
export interface StructuredModel {
  readonly name: string;
  ask<T>(question: StructuredQuestion<T>): Promise<{ ok: true; model: string; value: T } | ModelFailure>;
}

/** Claude with structured output (https://platform.claude.com/docs/en/build-with-claude/structured-outputs). */
export function structuredClaude(options: ClaudeOptions): StructuredModel {
  const model = options.model ?? DEFAULT_CLAUDE;
  const client = claudeClient({ timeoutMs: TIMEOUT_MS, ...options });
  return {
    name: model,
    async ask({ instructions, question, answer }) {
      try {
        const message = await client.messages.create({
          model,
          max_tokens: MAX_TOKENS,
          system: instructions,
          output_config: { format: zodOutputFormat(answer), effort: 'low' },
          messages: [{ role: 'user', content: question }],
        });
        const { input_tokens: inputTokens, output_tokens: outputTokens } = message.usage;
        options.spend?.({ model: message.model, inputTokens, outputTokens });
        if (message.stop_reason === 'refusal') return { ok: false, reason: 'refused' };
        const text = message.content.flatMap((block) => (block.type === 'text' ? block.text : [])).join('');
        return readAnswer(answer, parseJson(text), message.model);
      } catch (error) {
        return claudeFailure(error, options.report);
      }
    },
  };
}

/** A language model of Workers AI in its chat completions form, with a JSON schema for the answer. */
export function structuredWorkersAi(options: WorkersAiOptions): StructuredModel {
  const model = options.model ?? DEFAULT_WORKERS_AI;
  return {
    name: model,
    async ask({ name, instructions, question, answer }) {
      const input = {
        messages: [
          { role: 'system', content: instructions },
          { role: 'user', content: question },
        ],
        response_format: {
          type: 'json_schema',
          json_schema: { name, strict: true, schema: z.toJSONSchema(answer) },
        },
        max_completion_tokens: MAX_TOKENS,
        chat_template_kwargs: { enable_thinking: false },
      };
      try {
        const raw = await withinTime(options.timeoutMs ?? TIMEOUT_MS, options.ai.run(model, input));
        const completion = completionSchema.safeParse(raw);
        if (!completion.success) return { ok: false, reason: 'nonsense' };
        const { choices, response, usage } = completion.data;
        options.spend?.({
          model,
          inputTokens: usage?.prompt_tokens ?? 0,
          outputTokens: usage?.completion_tokens ?? 0,
        });
        return readAnswer(answer, parseJson(choices?.[0]?.message.content ?? response), model);
      } catch (error) {
        return workersAiFailure(error, options.report);
      }
    },
  };
}

function readAnswer<T>(schema: z.ZodType<T>, value: unknown, model: string) {
  const parsed = schema.safeParse(value);
  return parsed.success
    ? { ok: true as const, model, value: parsed.data }
    : { ok: false as const, reason: 'nonsense' as const };
}

/** Asks in order until one answers. A model that refuses ends it: another one is not to be talked into it. */
export function firstToAnswer(models: readonly StructuredModel[]): StructuredModel {
  return {
    name: models.map((model) => model.name).join(' > '),
    async ask(question) {
      let last: ModelFailure = { ok: false, reason: 'down' };
      for (const model of models) {
        const answer = await model.ask(question);
        if (answer.ok || answer.reason === 'refused') return answer;
        last = answer;
      }
      return last;
    },
  };
}
