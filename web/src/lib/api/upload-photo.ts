import type { AnalysisState } from '#workers/features/food/schemas.ts';
import { ApiError, readRefusal } from './api-error.ts';

export interface PhotoUpload {
  photo: Blob;
  eatenAt?: string | undefined;
  meal?: string | undefined;
  idempotencyKey: string;
}

export interface UploadProgress {
  sentBytes: number;
  totalBytes: number;
}

const IN_FLIGHT = 'DAY-IDEM-1002';
/** A request whose answer was lost holds its key for a minute, and a repeat has to wait for that. */
const TRIES_IN_FLIGHT = 7;
const IN_FLIGHT_WAIT_MS = 10_000;

/** Runs `send` again while an earlier request under the same idempotency key still counts as running. */
export async function whenKeyIsFree<T>(
  send: () => Promise<T>,
  wait = () => new Promise<void>((done) => setTimeout(done, IN_FLIGHT_WAIT_MS)),
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await send();
    } catch (error) {
      const isInFlight = error instanceof ApiError && error.code === IN_FLIGHT;
      if (!isInFlight || tries === TRIES_IN_FLIGHT) throw error;
      await wait();
    }
  }
}

interface Accepted {
  id: string;
  state: AnalysisState;
}

/** Sends a photo with its bytes counted on the way; `fetch` does not tell. Throws ApiError; aborting rejects with AbortError. */
export function uploadPhoto(
  upload: PhotoUpload,
  jwt: string | null,
  onProgress: (progress: UploadProgress) => void,
  signal?: AbortSignal,
): Promise<Accepted> {
  return whenKeyIsFree(() => {
    signal?.throwIfAborted();
    return sendOnce(upload, jwt, onProgress, signal);
  });
}

async function sendOnce(
  upload: PhotoUpload,
  jwt: string | null,
  onProgress: (progress: UploadProgress) => void,
  signal?: AbortSignal,
): Promise<Accepted> {
  const form = new FormData();
  if (upload.eatenAt !== undefined) form.set('eatenAt', upload.eatenAt);
  if (upload.meal !== undefined) form.set('meal', upload.meal);
  form.set('photo', upload.photo, 'photo.jpg');
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/v1/food-analyses');
    request.setRequestHeader('idempotency-key', upload.idempotencyKey);
    if (jwt !== null) request.setRequestHeader('authorization', `Bearer ${jwt}`);
    request.upload.onprogress = (event) =>
      onProgress({
        sentBytes: event.loaded,
        totalBytes: event.lengthComputable ? event.total : upload.photo.size,
      });
    request.onerror = () => reject(new ApiError({ kind: 'offline' }));
    request.ontimeout = request.onerror;
    request.onabort = () => reject(new DOMException('The upload was cancelled.', 'AbortError'));
    request.onload = () => {
      if (request.status !== 202) {
        reject(readRefusal(request.status, request.responseText, (name) => request.getResponseHeader(name)));
        return;
      }
      resolve((JSON.parse(request.responseText) as { data: Accepted }).data);
    };
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(form);
  });
}
