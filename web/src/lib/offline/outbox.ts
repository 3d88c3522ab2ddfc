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

/** An outbox over some store of deeds; whoever follows it is told of every change made in this tab. */
export function createOutbox(deeds: {
  set(deed: Deed): Promise<void>;
  delete(id: string): Promise<void>;
  all(): Promise<Deed[]>;
}): Outbox {
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of listeners) listener();
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
  createOutbox({
    set: (deed) => set(deed.id, deed, store()),
    delete: (id) => del(id, store()),
    all: async () => (await entries<string, Deed>(store())).map(([, deed]) => deed),
  }),
);

export function useOutbox(): Outbox {
  return use(OutboxContext);
}
