import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import type { BodyNote } from '#workers/features/body/schemas.ts';
import { fakeApi, renderApp } from '../../testing/render-app.tsx';
import { NoteForm } from './note-form.tsx';
import { NoteList } from './note-list.tsx';

afterEach(cleanup);

const note = (id: number, text: string | null, at: string | null = null): BodyNote => ({
  id: `note-${id}`,
  localDay: '2026-11-20',
  at,
  text,
  createdAt: '2026-11-20T08:00:00.000Z',
});
const listed = (data: BodyNote[]) => ({ data, meta: { page: 1, perPage: 100, total: data.length } });

it('writes a note to a moment of a day, and takes it back', async () => {
  const { api, calls } = fakeApi(() => ({ id: 'note-1' }));
  renderApp(<NoteForm today="2026-11-20" />, api);
  const user = userEvent.setup();
  const button = screen.getByRole('button', { name: 'Note it' });
  expect(button).toHaveProperty('disabled', true);
  await user.type(screen.getByLabelText('A few words to a day'), ' after the race ');
  await user.type(screen.getByLabelText('Time, if any'), '07:05');
  await user.click(button);
  expect(calls[0]).toEqual({
    method: 'POST',
    path: '/body-notes',
    body: { localDay: '2026-11-20', text: 'after the race', at: '2026-11-20T07:05:00.000Z' },
  });
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() =>
    expect(calls).toContainEqual(expect.objectContaining({ method: 'DELETE', path: '/body-notes/note-1' })),
  );
});

it('shows notes with their moment, says of one that is locked, and changes the words of another', async () => {
  const notes = [note(1, 'had a cold', '2026-11-20T07:05:00.000Z'), note(2, null)];
  const { api, calls } = fakeApi(({ method }) => (method === 'GET' ? listed(notes) : notes[0]));
  renderApp(<NoteList from="2026-11-01" to="2026-11-30" />, api);
  expect(await screen.findByText('had a cold')).toBeTruthy();
  expect(screen.getByText('A note that cannot be opened now')).toBeTruthy();
  const user = userEvent.setup();
  const [change] = screen.getAllByRole('button', { name: /Change the note/ });
  if (change === undefined) throw new Error('no such button');
  await user.click(change);
  const field = screen.getByLabelText(/Note of/);
  await user.clear(field);
  await user.type(field, 'had the flu');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(calls).toContainEqual({
    method: 'PATCH',
    path: '/body-notes/note-1',
    body: { text: 'had the flu' },
  });
});

it('says so when there are none, and when they cannot be read', async () => {
  const empty = fakeApi(() => listed([]));
  renderApp(<NoteList from="2026-11-01" to="2026-11-30" />, empty.api);
  expect(await screen.findByText('No notes in these days.')).toBeTruthy();
  cleanup();
  const failing = fakeApi(() => {
    throw new Error('down');
  });
  renderApp(<NoteList from="2026-11-01" to="2026-11-30" />, failing.api);
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeTruthy();
});
