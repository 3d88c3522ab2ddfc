import type { z } from 'zod';
import { AppError, type ErrorCode } from '#workers/kernel/errors.ts';
import { MAX_PHOTO_BYTES } from '#workers/kernel/photo-intake.ts';
import { sha256Hex } from '#workers/kernel/sha256.ts';
import type { Http } from './types.ts';

/** What multipart adds around a photo: boundaries, headers, the small fields. */
const MULTIPART_ROOM = 64 * 1024;

/** How a photo may be refused, for the description of a route that takes one. */
export const PHOTO_REFUSALS = [
  'DAY-PHOTO-1001',
  'DAY-PHOTO-1002',
  'DAY-PHOTO-1003',
  'DAY-PHOTO-1004',
  'DAY-PHOTO-1005',
  'DAY-PHOTO-1006',
  'DAY-PHOTO-1007',
  'DAY-REQ-1002',
  'DAY-REQ-1003',
  'DAY-IDEM-1001',
  'DAY-IDEM-1002',
  'DAY-LIMIT-1001',
  'DAY-LIMIT-1002',
] as const satisfies readonly ErrorCode[];

/**
 * Reads a multipart body with the file `photo` and small fields. Its size is bounded before it is buffered.
 * @returns `digest`: SHA-256 over all of it, for `idempotently`
 */
export async function readPhotoUpload<T extends z.ZodType>(http: Http, fieldsSchema: T) {
  const type = http.req.header('content-type') ?? '';
  if (!/^multipart\/form-data\b/i.test(type)) throw new AppError('DAY-REQ-1003');
  const bytes = await readBounded(http.req.raw, MAX_PHOTO_BYTES + MULTIPART_ROOM);
  const form = await new Response(bytes, { headers: { 'content-type': type } })
    .formData()
    .catch((cause: unknown) => {
      throw new AppError('DAY-REQ-1001', { cause });
    });
  const { photo: file, ...rest } = Object.fromEntries(form.entries());
  if (file === undefined || typeof file === 'string') throw new AppError('DAY-PHOTO-1006');
  const fields = fieldsSchema.safeParse(rest);
  if (!fields.success) {
    const details = fields.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
    throw new AppError('DAY-REQ-1002', { details });
  }
  const photo = new Uint8Array(await file.arrayBuffer());
  const digest = await sha256Hex(`${await sha256Hex(photo)} ${JSON.stringify(fields.data)}`);
  return { photo, fields: fields.data, digest };
}

/** What is set aside before anything came, whatever length is declared; it grows with what comes. */
const FIRST_BYTES = 512 * 1024;

/**
 * Reads a body up to a bound, whatever its declared length says. Into a buffer of ours: by itself the runtime hands a body out in
 * pieces of 4 KiB, and each is a turn of its own.
 */
async function readBounded(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const declared = Number(request.headers.get('content-length') ?? FIRST_BYTES);
  if (declared > maxBytes) throw new AppError('DAY-PHOTO-1002');
  if (request.body === null) return new Uint8Array();
  const reader = request.body.getReader({ mode: 'byob' });
  // One byte more than is told, so that the end is seen without growing.
  let buffer = new ArrayBuffer(Math.min(declared, FIRST_BYTES) + 1);
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read(new Uint8Array(buffer, length));
    if (value !== undefined) {
      buffer = value.buffer;
      length += value.byteLength;
    }
    if (length > maxBytes) {
      await reader.cancel();
      throw new AppError('DAY-PHOTO-1002');
    }
    if (done) return new Uint8Array(buffer, 0, length);
    if (length === buffer.byteLength) buffer = grown(buffer, Math.min(2 * length, maxBytes + 1));
  }
}

function grown(buffer: ArrayBuffer, bytes: number): ArrayBuffer {
  const larger = new Uint8Array(bytes);
  larger.set(new Uint8Array(buffer));
  return larger.buffer;
}
