import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { jsonReply, readJson } from '../json-reply.ts';
import { honestAnswer } from './honest-answer.ts';
import type { Mood } from './moods.ts';

const MAX_REQUEST_BYTES = 32 * 1024 * 1024;
const MAX_IMAGE_BYTES = 5 * 1024 * 1024;

const imageSource = z.object({
  type: z.literal('base64'),
  media_type: z.enum(['image/jpeg', 'image/png', 'image/gif', 'image/webp']),
  data: z.string(),
});
const block = z.union([
  z.object({ type: z.literal('text'), text: z.string().min(1) }),
  z.object({ type: z.literal('image'), source: imageSource }),
]);
const bodySchema = z.object({
  model: z.string().min(1),
  max_tokens: z.number().int().positive(),
  messages: z
    .array(z.object({ role: z.enum(['user', 'assistant']), content: z.union([z.string(), z.array(block)]) }))
    .min(1),
  output_config: z
    .object({
      format: z
        .object({ type: z.literal('json_schema'), schema: z.record(z.string(), z.unknown()) })
        .nullish(),
    })
    .optional(),
});
type Body = z.infer<typeof bodySchema>;

const MAGIC: Record<string, string> = {
  'image/jpeg': 'ffd8ff',
  'image/png': '89504e47',
  'image/gif': '47494638',
  'image/webp': '52494646',
};

/**
 * `POST /v1/messages` as Anthropic answers it: authentication, version, the parameters that it rejects, sizes, image
 * bytes, errors with `request-id`, `stop_reason`, usage (https://platform.claude.com/docs/en/api/errors).
 */
export async function answerMessages(request: Request, apiKey: string, mood: Mood): Promise<Response> {
  const bytes = Number(request.headers.get('content-length') ?? 0);
  if (bytes > MAX_REQUEST_BYTES) return fail(413, 'request_too_large', 'Request exceeds 32 MB.');
  const key =
    request.headers.get('x-api-key') ?? request.headers.get('authorization')?.replace(/^Bearer /, '');
  if (key !== apiKey) return fail(401, 'authentication_error', 'invalid API key');
  if (!request.headers.get('anthropic-version')) {
    return fail(400, 'invalid_request_error', 'anthropic-version: header is required');
  }
  if (mood.mood === 'rate-limited') {
    const wait = { 'retry-after': String(mood.retryAfterS), 'anthropic-ratelimit-requests-remaining': '0' };
    return fail(429, 'rate_limit_error', 'This request would exceed your rate limit.', wait);
  }
  if (mood.mood === 'overloaded') return fail(529, 'overloaded_error', 'Overloaded');
  if (mood.mood === 'down') return fail(500, 'api_error', 'Internal server error');

  const raw = await readJson(request);
  const fault = rejectedParameter(raw);
  if (fault) return fail(400, 'invalid_request_error', fault);
  const body = bodySchema.safeParse(raw);
  if (!body.success) {
    const issue = body.error.issues[0];
    return fail(400, 'invalid_request_error', `${issue?.path.join('.')}: ${issue?.message}`);
  }
  const imageFault = faultyImage(body.data);
  if (imageFault) return fail(400, 'invalid_request_error', imageFault);
  return message(body.data, mood);
}

function rejectedParameter(raw: unknown): string | null {
  if (typeof raw !== 'object' || raw === null) return 'The request body is not valid JSON';
  for (const name of ['temperature', 'top_p', 'top_k']) {
    if (name in raw) return `${name}: sampling parameters are not supported by this model`;
  }
  return null;
}

function faultyImage(body: Body): string | null {
  for (const part of body.messages.flatMap((m) => (typeof m.content === 'string' ? [] : m.content))) {
    if (part.type !== 'image') continue;
    const bytes = Buffer.from(part.source.data, 'base64');
    if (bytes.length > MAX_IMAGE_BYTES) return `image exceeds 5 MB maximum: ${bytes.length} bytes`;
    const magic = MAGIC[part.source.media_type] ?? '';
    if (!bytes.toString('hex', 0, 4).startsWith(magic)) return 'Could not process image';
  }
  return null;
}

function message(body: Body, mood: Mood): Response {
  const question = body.messages
    .flatMap((m) => (typeof m.content === 'string' ? m.content : m.content.map(textOf)))
    .join('\n');
  const text = replyText(body, question, mood);
  const isRefused = mood.mood === 'refusal' || (mood.mood === 'honest' && !isAboutMeals(body, question));
  return reply(200, {
    id: `msg_${randomBytes(12).toString('hex')}`,
    type: 'message',
    role: 'assistant',
    model: body.model,
    content: [{ type: 'text', text, citations: null }],
    stop_reason: isRefused ? 'refusal' : 'end_turn',
    stop_sequence: null,
    usage: {
      input_tokens: Math.ceil(question.length / 4),
      output_tokens: Math.ceil(text.length / 4),
      cache_creation_input_tokens: 0,
      cache_read_input_tokens: 0,
    },
  });
}

function replyText(body: Body, question: string, mood: Mood): string {
  if (mood.mood === 'refusal') return 'I cannot help with this.';
  if (mood.mood === 'nonsense') return 'Mmm, tasty! {"items": [{"name": ';
  if (mood.mood === 'canned') return JSON.stringify(mood.answer ?? null);
  if (!body.output_config?.format) return 'This is a local stand-in. It only answers questions about meals.';
  if (!isAboutMeals(body, question)) return 'I am a stand-in, and cannot read.';
  return JSON.stringify(honestAnswer(question));
}

/** A stand-in that cannot read says so, rather than to make up what somebody feels. */
function isAboutMeals(body: Body, question: string): boolean {
  return !body.output_config?.format || question.includes('<detections>');
}

function textOf(part: z.infer<typeof block>): string {
  return part.type === 'text' ? part.text : '';
}

function fail(status: number, type: string, text: string, headers: Record<string, string> = {}): Response {
  return reply(status, { type: 'error', error: { type, message: text } }, headers);
}

function reply(
  status: number,
  value: Record<string, unknown>,
  headers: Record<string, string> = {},
): Response {
  const id = `req_${randomBytes(12).toString('hex')}`;
  const body = status === 200 ? value : { ...value, request_id: id };
  return jsonReply(status, body, { 'request-id': id, ...headers });
}
