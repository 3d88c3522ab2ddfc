import { createStore, del, entries, set, type UseStore } from 'idb-keyval';
import { createContext, use } from 'react';

/** What notices about the outbox are about: 'sent' takes the place of 'kept on this device'. */
export const ABOUT_OUTBOX = 'outbox';

/** Something a person did while nothing got through. It is sent later, once: `id` is its idempotency key. */
export interface Deed {
  id: string;
  /** Whoever was signed in: nobody else's session may send it. */
  memberKey: string;
  method: 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  path: string;
  body: unknown;
  /** What it was, in the person's words: 'Soup, 200 kcal'. Kept on this device only. */
  label: string;
  queuedAt: string;
  /** Why the server would not have it, however often it is sent. */
  refusal?: string;
}

export interface Outbox {
  put(deed: Deed): Promise<void>;
  remove(id: string): Promise<void>;
  /** The deeds of one member, oldest first. */
  of(memberKey: string): Promise<Deed[]>;
  follow(listener: () => void): () => void;
}

/** A `BroadcastChannel`, as far as it is used: what one tab posts, the others hear. */
interface TabChannel {
  postMessage(message: string): void;
  addEventListener(type: 'message', listener: () => void): void;
}

/**
 * An outbox over some store of deeds. Whoever follows it is told of every change made in this tab, and in the others that
 * `openChannel` leads to.
 */
export function createOutbox(
  deeds: {
    set(deed: Deed): Promise<void>;
    delete(id: string): Promise<void>;
    all(): Promise<Deed[]>;
  },
  openChannel: () => TabChannel | null = () => null,
): Outbox {
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  let channel: TabChannel | null | undefined;
  const others = () => {
    if (channel === undefined) {
      channel = openChannel();
      channel?.addEventListener('message', tell);
    }
    return channel;
  };
  const changed = () => {
    tell();
    others()?.postMessage('changed');
  };
  return {
    async put(deed) {
      await deeds.set(deed);
      changed();
    },
    async remove(id) {
      await deeds.delete(id);
      changed();
    },
    async of(memberKey) {
      return (await deeds.all())
        .filter((deed) => deed.memberKey === memberKey)
        .sort((a, b) => a.queuedAt.localeCompare(b.queuedAt) || a.id.localeCompare(b.id));
    },
    follow(listener) {
      others();
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

let opened: UseStore | undefined;

function store(): UseStore {
  opened ??= createStore('dayloom-outbox', 'deeds');
  return opened;
}

/** Kept in this browser (IndexedDB). */
export const OutboxContext = createContext<Outbox>(
  createOutbox(
    {
      set: (deed) => set(deed.id, deed, store()),
      delete: (id) => del(id, store()),
      all: async () => (await entries<string, Deed>(store())).map(([, deed]) => deed),
    },
    () => new BroadcastChannel('dayloom-outbox'),
  ),
);

export function useOutbox(): Outbox {
  return use(OutboxContext);
}
