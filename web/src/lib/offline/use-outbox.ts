import { useCallback, useEffect, useState } from 'react';
import { type SendOptions, useApi } from '../api/api-client.ts';
import { ApiError } from '../api/api-error.ts';
import { useAuth } from '../auth/auth-provider.tsx';
import { type Deed, useOutbox } from './outbox.ts';

export interface Doing {
  method: Deed['method'];
  path: string;
  body?: unknown;
  label: string;
  idempotencyKey?: string;
}

/** `kept`: nothing got through; it waits on this device and is sent once. */
export type Done<T> = { kept: false; data: T } | { kept: true };

/**
 * Does something on the server, or keeps it until there is a network. Throws what the server refuses.
 *
 *     const done = await doOrKeep<Task>({ method: 'POST', path: '/tasks/1/completions', label: 'Walk' });
 *     if (done.kept) notice(t('outbox.kept'), { about: ABOUT_OUTBOX });
 */
export function useDoOrKeep() {
  const api = useApi();
  const { userId } = useAuth();
  const outbox = useOutbox();
  return useCallback(
    async <T>({ method, path, body, label, idempotencyKey }: Doing): Promise<Done<T>> => {
      const id = idempotencyKey ?? crypto.randomUUID();
      const options: SendOptions = { method, idempotencyKey: id, ...(body !== undefined && { body }) };
      try {
        return { kept: false, data: await api.read<T>(path, options) };
      } catch (error) {
        const isOffline = error instanceof ApiError && error.kind === 'offline';
        if (!isOffline || userId === null) throw error;
        const queuedAt = new Date().toISOString();
        await outbox.put({ id, memberKey: userId, method, path, body, label, queuedAt });
        return { kept: true };
      }
    },
    [api, outbox, userId],
  );
}

/** The member's deeds that wait, or were refused, as they change. */
export function useWaitingDeeds(): readonly Deed[] {
  const { userId } = useAuth();
  const outbox = useOutbox();
  const [deeds, setDeeds] = useState<readonly Deed[]>([]);
  useEffect(() => {
    let isCurrent = true;
    const read = async () => {
      const waiting = userId === null ? [] : await outbox.of(userId).catch(() => []);
      if (isCurrent) setDeeds(waiting);
    };
    void read();
    const stop = outbox.follow(() => void read());
    return () => {
      isCurrent = false;
      stop();
    };
  }, [outbox, userId]);
  return deeds;
}
