import { cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Deed } from '../../lib/offline/outbox.ts';
import { fakeApi, renderApp } from '../../testing/render-app.tsx';
import { Routed } from '../../testing/routed.tsx';
import { keepDraft, NO_FIELDS } from './entry-draft.ts';
import { keptEntries } from './kept-entry.ts';
import { KeptEntryList } from './kept-entry-list.tsx';

const deed = (id: string, more: Partial<Deed> = {}): Deed => ({
  id,
  memberKey: 'user_test',
  method: 'POST',
  path: '/journal-entries',
  body: { text: `words of ${id}`, mood: 4, tags: ['night'], occurredAt: '2026-11-26T08:15:00.000Z' },
  label: 'A journal entry',
  queuedAt: '2026-11-26T08:15:00.000Z',
  ...more,
});

beforeEach(() => localStorage.clear());
afterEach(cleanup);

it('shows what waits and what was begun without asking anybody', async () => {
  keepDraft('user_test', { ...NO_FIELDS, text: 'half a thought' });
  const { api, calls } = fakeApi(() => new Promise(() => undefined));
  const { outbox } = renderApp(<Routed shown={<KeptEntryList />} />, api);
  await outbox.put(deed('a'));
  expect(await screen.findByText('half a thought')).toBeDefined();
  expect(screen.getByRole('link', { name: /half a thought/ }).getAttribute('href')).toBe('/journal/new');
  expect(await screen.findByText('words of a')).toBeDefined();
  expect(screen.getByText(/26 Nov, 08:15 · waits to be sent/)).toBeDefined();
  expect(calls).toEqual([]);
});

it('shows it no longer once it is sent, and nothing of somebody else', async () => {
  const { api } = fakeApi(() => []);
  const { outbox } = renderApp(<Routed shown={<KeptEntryList />} />, api);
  await outbox.put(deed('a'));
  await outbox.put(deed('b', { memberKey: 'another' }));
  await screen.findByText('words of a');
  expect(screen.queryByText('words of b')).toBeNull();
  await outbox.remove('a');
  await expect.poll(() => screen.queryByText('words of a')).toBeNull();
  expect(screen.queryByText('On this device only')).toBeNull();
});

it('takes only new entries for entries, the latest first, and says why one was not taken', () => {
  const kept = keptEntries([
    deed('a'),
    deed('b', { path: '/quick-meals' }),
    deed('c', { body: { mood: 2 }, refusal: 'It is too long.' }),
  ]);
  expect(kept.map(({ id }) => id)).toEqual(['c', 'a']);
  expect(kept[0]).toMatchObject({ text: '', mood: 2, refusal: 'It is too long.' });
});
