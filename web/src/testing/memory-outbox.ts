import { createOutbox, type Deed, type Outbox } from '../lib/offline/outbox.ts';

/** An outbox that forgets when the page goes. */
export function memoryOutbox(deeds = new Map<string, Deed>()): Outbox {
  return createOutbox({
    set: async (deed) => void deeds.set(deed.id, deed),
    delete: async (id) => void deeds.delete(id),
    all: async () => [...deeds.values()],
  });
}
