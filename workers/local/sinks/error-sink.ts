import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import type { BoundedLog } from '../bounded-log.ts';
import { jsonReply } from '../json-reply.ts';

export interface CapturedError {
  at: string;
  kind: string;
  /** 'Error: the text', or the transaction's name, or the message. */
  title: string;
  tags: Record<string, string>;
}

const itemHeader = z.object({ type: z.string(), length: z.number().int().nonnegative().optional() });
const payload = z.object({
  message: z.string().optional(),
  transaction: z.string().optional(),
  tags: z.record(z.string(), z.string()).optional(),
  exception: z
    .object({ values: z.array(z.object({ type: z.string().optional(), value: z.string().optional() })) })
    .optional(),
});

/** Sentry's `POST /api/<project>/envelope/` (https://develop.sentry.dev/sdk/data-model/envelopes/). */
export function createErrorSink(log: BoundedLog<CapturedError>) {
  return async function receive(request: Request): Promise<Response> {
    const bytes = Buffer.from(await request.arrayBuffer());
    const text = (request.headers.get('content-encoding') === 'gzip' ? gunzipSync(bytes) : bytes).toString(
      'utf8',
    );
    const [header, ...lines] = text.split('\n');
    const envelope = z.object({ event_id: z.string().optional() }).safeParse(parse(header ?? ''));
    if (!envelope.success) return jsonReply(400, { detail: 'bad envelope' });
    for (let i = 0; i + 1 < lines.length; i += 2) {
      const item = itemHeader.safeParse(parse(lines[i] ?? ''));
      const body = payload.safeParse(parse(lines[i + 1] ?? ''));
      if (item.success && body.success && isShown(item.data.type))
        log.add(captured(item.data.type, body.data));
    }
    return jsonReply(200, { id: envelope.data.event_id ?? null });
  };
}

function isShown(type: string): boolean {
  return type === 'event' || type === 'transaction';
}

function captured(kind: string, body: z.infer<typeof payload>): CapturedError {
  const thrown = body.exception?.values.at(-1);
  const title = thrown
    ? `${thrown.type ?? 'Error'}: ${thrown.value ?? ''}`
    : (body.message ?? body.transaction ?? '');
  return { at: new Date().toISOString(), kind, title, tags: body.tags ?? {} };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
