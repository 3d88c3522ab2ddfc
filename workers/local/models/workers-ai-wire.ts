import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { jsonReply, readJson } from '../json-reply.ts';
import { honestAnswer } from './honest-answer.ts';
import type { Mood } from './moods.ts';

const MAX_REQUEST_BYTES = 10 * 1024 * 1024;

const bodySchema = z.object({
  messages: z
    .array(
      z.object({
        role: z.string(),
        content: z.union([
          z.string(),
          z.array(
            z.union([
              z.object({ type: z.literal('text'), text: z.string() }),
              z.object({
                type: z.literal('image_url'),
                image_url: z.object({ url: z.string().startsWith('data:image/') }),
              }),
            ]),
          ),
        ]),
      }),
    )
    .min(1),
  response_format: z.object({ type: z.string(), json_schema: z.unknown() }).optional(),
});

/**
 * `POST /client/v4/accounts/:account/ai/run/:model` as Cloudflare's REST interface answers it, with the error codes of
 * https://developers.cloudflare.com/workers-ai/platform/errors/.
 */
export async function answerAiRun(
  request: Request,
  model: string,
  apiKey: string,
  mood: Mood,
): Promise<Response> {
  if (request.headers.get('authorization') !== `Bearer ${apiKey}`)
    return fail(401, 10_000, 'Authentication error');
  if (!model.startsWith('@cf/')) return fail(400, 5007, `No such model ${model} or task`);
  if (Number(request.headers.get('content-length') ?? 0) > MAX_REQUEST_BYTES) {
    return fail(413, 3006, 'Request is too large');
  }
  if (mood.mood === 'rate-limited' || mood.mood === 'overloaded') {
    return fail(429, 3040, 'Capacity temporarily exceeded, please try again.');
  }
  if (mood.mood === 'down') return fail(500, 3043, 'Internal server error');
  const body = bodySchema.safeParse(await readJson(request));
  if (!body.success)
    return fail(400, 5006, `Error: required properties at '/${body.error.issues[0]?.path.join('/')}'`);
  const question = body.data.messages
    .flatMap((m) =>
      typeof m.content === 'string' ? m.content : m.content.map((part) => ('text' in part ? part.text : '')),
    )
    .join('\n');
  const content = replyText(question, mood);
  const result = {
    id: `chatcmpl-${randomUUID()}`,
    object: 'chat.completion',
    created: Math.floor(Date.now() / 1000),
    model,
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }],
    usage: {
      prompt_tokens: Math.ceil(question.length / 4),
      completion_tokens: Math.ceil(content.length / 4),
    },
  };
  return jsonReply(200, { result, success: true, errors: [], messages: [] });
}

function replyText(question: string, mood: Mood): string {
  if (mood.mood === 'nonsense') return 'Mmm, tasty! {"items": [{"name": ';
  if (mood.mood === 'refusal') return 'I cannot help with this.';
  if (mood.mood === 'canned') return JSON.stringify(mood.answer ?? null);
  return JSON.stringify(honestAnswer(question));
}

function fail(status: number, code: number, text: string): Response {
  return jsonReply(status, { result: null, success: false, errors: [{ code, message: text }], messages: [] });
}
