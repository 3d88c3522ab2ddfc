import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useReducer, useRef } from 'react';
import type { Meal } from '#workers/features/food/schemas.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { ApiError } from '../../lib/api/api-error.ts';
import { uploadPhoto } from '../../lib/api/upload-photo.ts';
import { useAuth } from '../../lib/auth/auth-provider.tsx';
import { mealKeys } from './meal-queries.ts';
import { preparePhoto } from './prepare-photo.ts';
import { CHOOSING, nextUpload } from './upload-machine.ts';
import { uploadQueue } from './upload-queue.ts';

export interface MealMoment {
  eatenAt?: string | undefined;
  meal?: Meal | undefined;
}

function asApiError(error: unknown): ApiError {
  return error instanceof ApiError ? error : new ApiError({ kind: 'unreadable', cause: error });
}

/**
 * Brings one photo to the server. Without a network it is kept on the device and sent later.
 * @param moment when the meal was eaten, read at the time of sending
 */
export function usePhotoUpload(moment: MealMoment, onAccepted: (id: string) => void) {
  const api = useApi();
  const { userId } = useAuth();
  const queries = useQueryClient();
  const [state, dispatch] = useReducer(nextUpload, CHOOSING);
  const abort = useRef<AbortController>(null);

  const send = useCallback(
    async (photo: Blob, key: string) => {
      const upload = { photo, idempotencyKey: key, ...moment };
      abort.current = new AbortController();
      try {
        const jwt = await api.token().catch((cause: unknown) => {
          throw new ApiError({ kind: 'offline', cause });
        });
        const accepted = await uploadPhoto(
          upload,
          jwt,
          (progress) => dispatch({ type: 'progress', ...progress }),
          abort.current.signal,
        );
        queries.setQueryData(mealKeys.photo(accepted.id), photo);
        dispatch({ type: 'accepted', id: accepted.id });
        await queries.invalidateQueries({ queryKey: mealKeys.lists });
        onAccepted(accepted.id);
      } catch (error) {
        if (error instanceof DOMException) return dispatch({ type: 'reset' });
        const failure = asApiError(error);
        if (failure.kind === 'offline' && userId !== null) {
          await uploadQueue.add({ ...upload, memberKey: userId, queuedAt: new Date().toISOString() });
        }
        dispatch({ type: 'failed', error: failure });
      }
    },
    [api, moment, onAccepted, queries, userId],
  );

  const choose = useCallback(
    async (file: Blob) => {
      dispatch({ type: 'chosen' });
      const prepared = await preparePhoto(file);
      if (!prepared.ok) return dispatch({ type: 'unusable', reason: prepared.reason });
      const key = crypto.randomUUID();
      dispatch({ type: 'prepared', photo: prepared.photo, key });
      await send(prepared.photo, key);
    },
    [send],
  );

  const again = useCallback(async () => {
    if (state.step !== 'refused' && state.step !== 'waiting') return;
    dispatch({ type: 'again' });
    await uploadQueue.remove(state.key);
    await send(state.photo, state.key);
  }, [state, send]);

  return {
    state,
    choose,
    again,
    cancel: () => abort.current?.abort(),
    reset: () => dispatch({ type: 'reset' }),
  };
}
