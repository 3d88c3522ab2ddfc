import { useQuery } from '@tanstack/react-query';
import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { ApiError } from '../../lib/api/api-error.ts';
import type { Deed } from '../../lib/offline/outbox.ts';
import { fakeApi, renderApp } from '../../testing/render-app.tsx';
import { WaitingDeeds } from './waiting-deeds.tsx';

afterEach(cleanup);

const deed: Deed = {
  id: 'soup',
  memberKey: 'user_test',
  method: 'POST',
  path: '/quick-meals',
  body: {},
  label: 'Soup',
  queuedAt: '2026-11-26T10:00:00.000Z',
};

it('fetches the day anew when another tab has sent the last of what waited, and not before', async () => {
  let asked = 0;
  function Day() {
    useQuery({ queryKey: ['day'], queryFn: () => (asked += 1) });
    return null;
  }
  const { api } = fakeApi(() => {
    throw new ApiError({ kind: 'offline', cause: null });
  });
  const { outbox } = renderApp(
    <>
      <Day />
      <WaitingDeeds />
    </>,
    api,
  );
  await act(() => outbox.put(deed));
  await act(() => outbox.put({ ...deed, id: 'bread', label: 'Bread' }));
  expect(await screen.findByText('2 changes wait to be sent.')).toBeTruthy();
  await act(() => outbox.remove('soup'));
  expect(await screen.findByText('One change waits to be sent.')).toBeTruthy();
  expect(asked).toBe(1);
  await act(() => outbox.remove('bread'));
  await expect.poll(() => asked).toBe(2);
});
