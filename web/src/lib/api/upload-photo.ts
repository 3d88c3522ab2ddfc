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

/** Sends a photo with its bytes counted on the way; `fetch` does not tell. Throws ApiError; aborting rejects with AbortError. */
export async function uploadPhoto(
  upload: PhotoUpload,
  jwt: string | null,
  onProgress: (progress: UploadProgress) => void,
  signal?: AbortSignal,
): Promise<{ id: string; state: AnalysisState }> {
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
      resolve((JSON.parse(request.responseText) as { data: { id: string; state: AnalysisState } }).data);
    };
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(form);
  });
}
