import type { ApiError } from '../../lib/api/api-error.ts';
import type { PhotoRefusal } from './prepare-photo.ts';

/** A photo's way from the device to the server. `key` makes a repeat of the same upload count once. */
export type UploadState =
  | { step: 'choosing' }
  | { step: 'preparing' }
  | { step: 'unusable'; reason: PhotoRefusal }
  | { step: 'sending'; photo: Blob; key: string; sentBytes: number; totalBytes: number }
  | { step: 'waiting'; photo: Blob; key: string }
  | { step: 'refused'; photo: Blob; key: string; error: ApiError }
  | { step: 'accepted'; photo: Blob; id: string };

export type UploadEvent =
  | { type: 'chosen' }
  | { type: 'unusable'; reason: PhotoRefusal }
  | { type: 'prepared'; photo: Blob; key: string }
  | { type: 'progress'; sentBytes: number; totalBytes: number }
  | { type: 'accepted'; id: string }
  | { type: 'failed'; error: ApiError }
  | { type: 'again' }
  | { type: 'reset' };

export const CHOOSING: UploadState = { step: 'choosing' };

function sending(photo: Blob, key: string): UploadState {
  return { step: 'sending', photo, key, sentBytes: 0, totalBytes: photo.size };
}

/** The one table of an upload's life. An event that does not fit the step is ignored: it came too late. */
export function nextUpload(state: UploadState, event: UploadEvent): UploadState {
  if (event.type === 'reset') return CHOOSING;
  switch (state.step) {
    case 'choosing':
    case 'unusable':
    case 'refused':
    case 'waiting':
      if (event.type === 'chosen') return { step: 'preparing' };
      if (event.type === 'again' && 'photo' in state) return sending(state.photo, state.key);
      if (event.type === 'accepted' && state.step === 'waiting')
        return { step: 'accepted', photo: state.photo, id: event.id };
      return state;
    case 'preparing':
      if (event.type === 'unusable') return { step: 'unusable', reason: event.reason };
      if (event.type === 'prepared') return sending(event.photo, event.key);
      return state;
    case 'sending':
      if (event.type === 'progress')
        return { ...state, sentBytes: event.sentBytes, totalBytes: event.totalBytes };
      if (event.type === 'accepted') return { step: 'accepted', photo: state.photo, id: event.id };
      if (event.type === 'failed') {
        const { photo, key } = state;
        return event.error.kind === 'offline'
          ? { step: 'waiting', photo, key }
          : { step: 'refused', photo, key, error: event.error };
      }
      return state;
    case 'accepted':
      return state;
  }
}
