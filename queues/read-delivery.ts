import type { ErrorCode } from '#workers/kernel/errors.ts';
import { jobPath } from './message-body.ts';
import type { VerifySignature } from './ports.ts';

const MAX_SIGNATURE_CHARACTERS = 4096;

export type ReadDelivery = { ok: true; body: string; messageId: string } | { ok: false; code: ErrorCode };

/**
 * Reads a delivery's bytes up to `maxBytes`, and believes none of them before the queue's signature over this URL and
 * this body is checked.
 */
export async function readDelivery(
  request: Request,
  expected: { name: string; jobsUrl: string; verify: VerifySignature; maxBytes: number },
): Promise<ReadDelivery> {
  const signature = request.headers.get('upstash-signature');
  if (!signature || signature.length > MAX_SIGNATURE_CHARACTERS) return { ok: false, code: 'DAY-JOB-1001' };
  const body = await textUpTo(request, expected.maxBytes);
  if (body === null) return { ok: false, code: 'DAY-REQ-1004' };
  const url = expected.jobsUrl + jobPath(expected.name);
  if (!(await expected.verify({ signature, body, url }))) return { ok: false, code: 'DAY-JOB-1001' };
  const messageId = request.headers.get('upstash-message-id');
  if (!messageId || messageId.length > 200) return { ok: false, code: 'DAY-JOB-1001' };
  return { ok: true, body, messageId };
}

/** Null when there are more bytes than that, whatever the Content-Length says. */
async function textUpTo(request: Request, maxBytes: number): Promise<string | null> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return null;
  if (request.body === null) return '';
  const reader = request.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}
