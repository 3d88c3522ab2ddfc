import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Admission } from './admission.ts';
import { readPhotoHeader } from './photo-header.ts';
import type { JobAnswer, JobKind, ModelFault } from './photo-jobs.ts';
import { declaredBytes, readBody } from './read-body.ts';
import type { Lost, ThreadPool } from './thread-pool.ts';

/** Bytes of one photo. */
export const MAX_PHOTO_BYTES = 10 * 1024 * 1024;

/** From here on a photo can take more than 64 MB when decoded. */
const HEAVY_PIXELS = 16_000_000;

export interface Serving {
  pool: ThreadPool;
  admission: Admission;
  /** Models of the catalogue that were asked for and are not there. */
  missing: readonly ModelFault[];
  token: string | undefined;
  /** True from the moment that the server is asked to stop. */
  isDraining(): boolean;
}

const ROUTES: Record<string, { method: string; job: JobKind | null }> = {
  '/health': { method: 'GET', job: null },
  '/clean': { method: 'POST', job: 'clean' },
  '/detect': { method: 'POST', job: 'detect' },
};

/** Answers one request. Nothing here decodes or computes: the thread that does HTTP stays free. */
export async function handleRequest(
  serving: Serving,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (serving.isDraining()) response.setHeader('connection', 'close');
  const route = ROUTES[request.url?.split('?')[0] ?? ''];
  if (!route) return refuse(request, response, 404, 'no_such_route');
  if (request.method !== route.method) {
    response.setHeader('allow', route.method);
    return refuse(request, response, 405, 'method_not_allowed');
  }
  if (!route.job) return sendHealth(serving, response);
  if (serving.token && !isToken(request.headers.authorization, serving.token)) {
    return refuse(request, response, 401, 'unauthorized');
  }
  const declared = declaredBytes(request) ?? MAX_PHOTO_BYTES;
  if (declared > MAX_PHOTO_BYTES) return refuse(request, response, 413, 'too_large');
  const leave = serving.isDraining() ? null : serving.admission.enter(declared);
  if (!leave) return refuseForNow(serving, request, response);
  try {
    await doJob(serving, route.job, request, response);
  } finally {
    leave();
  }
}

async function doJob(
  serving: Serving,
  kind: JobKind,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request, MAX_PHOTO_BYTES);
  if (!body.ok) {
    return body.why === 'too_large' ? refuse(request, response, 413, 'too_large') : void response.destroy();
  }
  const header = readPhotoHeader(body.bytes);
  if (!header.ok) return refuse(request, response, 422, header.fault);
  const answer = await serving.pool.run({
    job: { kind, bytes: body.bytes },
    heavy: header.width * header.height > HEAVY_PIXELS,
    isWanted: () => !response.destroyed,
  });
  if (serving.isDraining()) response.setHeader('connection', 'close');
  sendAnswer(serving, answer, request, response);
}

function sendAnswer(
  serving: Serving,
  answer: JobAnswer | Lost,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (answer.kind === 'lost') {
    refuseForNow(serving, request, response);
  } else if (answer.kind === 'failed') {
    console.error(JSON.stringify({ event: 'job-failed', message: answer.message }));
    refuse(request, response, 500, 'failed');
  } else if (!answer.outcome.ok) {
    refuse(request, response, 422, answer.outcome.fault);
  } else if (answer.kind === 'clean') {
    const { jpeg, width, height } = answer.outcome;
    const size = { 'x-width': width, 'x-height': height };
    response.writeHead(200, { 'content-type': 'image/jpeg', 'content-length': jpeg.length, ...size });
    response.end(jpeg);
  } else {
    const { width, height, detections } = answer.outcome;
    sendJson(response, 200, { models: answer.models, width, height, detections, ms: answer.ms });
  }
}

function sendHealth({ pool, admission, missing, isDraining }: Serving, response: ServerResponse): void {
  const { models, faults, ready, ...load } = pool.status();
  const status = isDraining() ? 'stopping' : ready === 0 ? 'starting' : 'ok';
  sendJson(response, 200, {
    status,
    models,
    missing: [...missing, ...faults],
    ready,
    photos: admission.photos,
    ...load,
  });
}

/** No room, or the job was lost: both pass, and trying again is safe. */
function refuseForNow({ pool }: Serving, request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('retry-after', Math.max(1, Math.ceil(pool.waitMs() / 1000)));
  refuse(request, response, 503, 'busy');
}

function refuse(request: IncomingMessage, response: ServerResponse, status: number, code: string): void {
  // what is left of the body is read and dropped: a client that still sends would not see the answer otherwise
  request.resume();
  sendJson(response, status, { error: { code } });
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}

function isToken(header: string | undefined, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(header ?? ''), digest(`Bearer ${token}`));
}
