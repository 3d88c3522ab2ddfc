import type { JournalPhoto } from '#workers/features/journal/schemas.ts';
import type { Api } from '../../lib/api/api-client.ts';
import { ApiError, readRefusal } from '../../lib/api/api-error.ts';

/** Sends one photo of an entry. Throws ApiError. */
export async function addPhoto(api: Api, entryId: string, photo: Blob): Promise<JournalPhoto> {
  const form = new FormData();
  form.set('photo', photo, 'photo');
  const headers = new Headers({ 'idempotency-key': crypto.randomUUID() });
  const jwt = await api.token().catch((cause: unknown) => {
    throw new ApiError({ kind: 'offline', cause });
  });
  if (jwt !== null) headers.set('authorization', `Bearer ${jwt}`);
  const response = await fetch(`/api/v1/journal-entries/${entryId}/photos`, {
    method: 'POST',
    headers,
    body: form,
  }).catch((cause: unknown) => {
    throw new ApiError({ kind: 'offline', cause });
  });
  const text = await response.text();
  if (!response.ok) throw readRefusal(response.status, text, (name) => response.headers.get(name));
  return (JSON.parse(text) as { data: JournalPhoto }).data;
}
