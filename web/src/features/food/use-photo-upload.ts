import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import type { Meal } from '#workers/features/food/schemas.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { ApiError } from '../../lib/api/api-error.ts';
import { type PhotoUpload, uploadPhoto } from '../../lib/api/upload-photo.ts';
import { useAuth } from '../../lib/auth/auth-provider.tsx';
import { firstLook, type Glimpse, readyFirstLook } from './first-look/first-look.ts';
import { mealKeys } from './meal-queries.ts';
import { preparePhoto } from './prepare-photo.ts';
import { CHOOSING, nextUpload, type UploadState } from './upload-machine.ts';
import { uploadQueue } from './upload-queue.ts';

/** What the device sees is shown before the photo leaves it, if it does not take longer than this. */
const LOOK_FIRST_MS = 1_000;

export interface MealMoment {
  eatenAt?: string | undefined;
  meal?: Meal | undefined;
}

function asApiError(error: unknown): ApiError {
  return error instanceof ApiError ? error : new ApiError({ kind: 'unreadable', cause: error });
}

/**
 * Brings one photo to the server. Without a network it is kept on the device and sent later, as eaten when it was taken.
 * @param moment when the meal was eaten, if it was not just now
 * @param onAccepted is told the meal's id, also when the photo was sent from the queue
 */
export function usePhotoUpload(moment: MealMoment, onAccepted: (id: string) => void) {
  const api = useApi();
  const { userId } = useAuth();
  const queries = useQueryClient();
  const [state, dispatch] = useReducer(nextUpload, CHOOSING);
  const abort = useRef<AbortController>(null);
  const current = useRef<PhotoUpload>(null);
  const [glimpse, setGlimpse] = useState<Glimpse | null>(null);
  useEffect(() => {
    void readyFirstLook();
  }, []);
  useSentFromQueue(state, (id) => dispatch({ type: 'accepted', id }));

  const acceptedId = state.step === 'accepted' ? state.id : null;
  useEffect(() => {
    if (acceptedId !== null) onAccepted(acceptedId);
  }, [acceptedId, onAccepted]);

  const send = useCallback(
    async (upload: PhotoUpload) => {
      current.current = upload;
      const { signal } = abort.current ?? new AbortController();
      try {
        signal.throwIfAborted();
        const jwt = await api.token().catch((cause: unknown) => {
          throw new ApiError({ kind: 'offline', cause });
        });
        const accepted = await uploadPhoto(
          upload,
          jwt,
          (progress) => dispatch({ type: 'progress', ...progress }),
          signal,
        );
        queries.setQueryData(mealKeys.photo(accepted.id), upload.photo);
        void queries.invalidateQueries({ queryKey: mealKeys.lists });
        dispatch({ type: 'accepted', id: accepted.id });
      } catch (error) {
        if (error instanceof DOMException) return dispatch({ type: 'reset' });
        const failure = asApiError(error);
        if (failure.kind === 'offline' && userId !== null) {
          await uploadQueue.add({ ...upload, memberKey: userId, queuedAt: new Date().toISOString() });
        }
        dispatch({ type: 'failed', error: failure });
      }
    },
    [api, queries, userId],
  );

  const choose = async (file: Blob) => {
    dispatch({ type: 'chosen' });
    const prepared = await preparePhoto(file);
    if (!prepared.ok) return dispatch({ type: 'unusable', reason: prepared.reason });
    const { photo } = prepared;
    const idempotencyKey = crypto.randomUUID();
    dispatch({ type: 'prepared', photo, key: idempotencyKey });
    // The moment is fixed now: a repeat under the same key must say the same, however much later it comes.
    const eatenAt = moment.eatenAt ?? new Date().toISOString();
    abort.current = new AbortController();
    setGlimpse(null);
    const look = firstLook(photo).then(setGlimpse);
    await Promise.race([look, new Promise((passed) => setTimeout(passed, LOOK_FIRST_MS))]);
    await send({ photo, idempotencyKey, eatenAt, meal: moment.meal });
  };

  const again = async () => {
    if (current.current === null) return;
    dispatch({ type: 'again' });
    abort.current = new AbortController();
    await uploadQueue.remove(current.current.idempotencyKey);
    await send(current.current);
  };

  return {
    state,
    glimpse,
    choose,
    again,
    cancel: () => abort.current?.abort(),
    reset: () => dispatch({ type: 'reset' }),
  };
}

/** A photo that waits here may be sent by whoever empties the queue; then its page goes on, too. */
function useSentFromQueue(state: UploadState, onSent: (id: string) => void): void {
  const key = state.step === 'waiting' ? state.key : '';
  const { data: id } = useQuery<string>({ queryKey: mealKeys.sent(key), queryFn: skipToken });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the id's arrival counts
  useEffect(() => {
    if (key !== '' && id !== undefined) onSent(id);
  }, [key, id]);
}
