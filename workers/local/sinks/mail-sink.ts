import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { BoundedLog } from '../bounded-log.ts';
import { jsonReply, readJson } from '../json-reply.ts';

export interface CapturedMail {
  id: string;
  at: string;
  from: string;
  to: string[];
  subject: string;
  html: string | null;
  text: string | null;
}

const addresses = z.union([z.string().min(3), z.array(z.string().min(3)).min(1).max(50)]);
const mailSchema = z
  .object({
    from: z.string().min(3),
    to: addresses,
    subject: z.string().min(1),
    html: z.string().optional(),
    text: z.string().optional(),
  })
  .refine((mail) => mail.html !== undefined || mail.text !== undefined, {
    message: 'Missing `html` or `text`.',
  });

/** Resend's `POST /emails` (https://resend.com/docs/api-reference/emails/send-email): nothing is sent, all is kept. */
export function createMailSink(log: BoundedLog<CapturedMail>, apiKey: string) {
  const answered = new Map<string, string>();

  return async function receive(request: Request): Promise<Response> {
    if (request.headers.get('authorization') !== `Bearer ${apiKey}`) {
      return fail(401, 'missing_api_key', 'Missing or wrong API key.');
    }
    const mail = mailSchema.safeParse(await readJson(request));
    if (!mail.success) return fail(422, 'validation_error', mail.error.issues[0]?.message ?? 'invalid');
    const repeat = request.headers.get('idempotency-key');
    const known = repeat === null ? undefined : answered.get(repeat);
    if (known) return jsonReply(200, { id: known });
    const id = randomUUID();
    if (repeat !== null) answered.set(repeat, id);
    const { from, to, subject, html, text } = mail.data;
    log.add({
      id,
      at: new Date().toISOString(),
      from,
      to: [to].flat(),
      subject,
      html: html ?? null,
      text: text ?? null,
    });
    return jsonReply(200, { id });
  };
}

function fail(statusCode: number, name: string, message: string): Response {
  return jsonReply(statusCode, { statusCode, name, message });
}
