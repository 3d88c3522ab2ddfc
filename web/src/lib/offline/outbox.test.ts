import { expect, it } from 'vitest';
import { createOutbox, type Deed } from './outbox.ts';

const DEED: Deed = {
  id: 'a',
  memberKey: 'me',
  method: 'POST',
  path: '/journal-entries',
  body: {},
  label: 'A journal entry',
  queuedAt: '2026-11-26T10:00:00.000Z',
};

/** The tabs of one browser: one store, and a channel that carries a message to every tab but its own. */
function browser() {
  const deeds = new Map<string, Deed>();
  const ends: (() => void)[][] = [];
  return () =>
    createOutbox(
      {
        set: async (deed) => void deeds.set(deed.id, deed),
        delete: async (id) => void deeds.delete(id),
        all: async () => [...deeds.values()],
      },
      () => {
        const own: (() => void)[] = [];
        ends.push(own);
        return {
          postMessage: () => {
            for (const end of ends) if (end !== own) for (const listener of end) listener();
          },
          addEventListener: (_, listener) => void own.push(listener),
        };
      },
    );
}

it('tells another tab that a deed waits, and that it was sent', async () => {
  const openTab = browser();
  const [one, other] = [openTab(), openTab()];
  const seen: Promise<Deed[]>[] = [];
  other.follow(() => void seen.push(other.of('me')));
  await one.put(DEED);
  await one.remove('a');
  expect(await Promise.all(seen)).toEqual([[DEED], []]);
});

it('tells a tab once of what it did itself, and no longer when nobody follows', async () => {
  const openTab = browser();
  const [one, other] = [openTab(), openTab()];
  const told: string[] = [];
  one.follow(() => void told.push('one'));
  const stop = other.follow(() => void told.push('other'));
  await one.put(DEED);
  stop();
  await one.remove('a');
  expect(told).toEqual(['one', 'other', 'one']);
});
