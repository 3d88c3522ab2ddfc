import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import type { Consent } from '#workers/features/account/schemas.ts';
import { ApiError } from '../../lib/api/api-error.ts';
import { fakeApi, renderApp } from '../../testing/render-app.tsx';
import { purposeOf } from './consent-queries.ts';
import { ConsentQuestion } from './consent-question.tsx';
import { ConsentsCard } from './consents-card.tsx';

afterEach(cleanup);

const asked = (isGranted: boolean, since: string | null): Consent[] => [
  { purpose: 'outside-models', version: 1, isGranted, since },
];

it('takes a purpose back with one switch', async () => {
  const { api, calls } = fakeApi(({ method }) =>
    method === 'GET' ? asked(true, '2026-11-01T10:00:00.000Z') : asked(false, '2026-11-02T10:00:00.000Z'),
  );
  renderApp(<ConsentsCard />, api);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('switch', { name: 'Let outside models read along' }));
  await waitFor(() => expect(screen.getByRole('switch').getAttribute('aria-checked')).toBe('false'));
  expect(calls.at(-1)?.body).toEqual({ purpose: 'outside-models', isGranted: false });
});

it('asks once, and is silent after either answer', async () => {
  const { api } = fakeApi(({ method }) =>
    method === 'GET' ? asked(false, null) : asked(false, '2026-11-02T10:00:00.000Z'),
  );
  renderApp(<ConsentQuestion purpose="outside-models" />, api);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'No, thanks' }));
  await waitFor(() => expect(screen.queryByRole('button')).toBeNull());
});

it('reads the purpose from a refusal, and from no other error', () => {
  const refusal = (code: string, details: unknown) => new ApiError({ kind: 'refused', code, details });
  expect(purposeOf(refusal('DAY-USER-1002', { purpose: 'health-data' }))).toBe('health-data');
  expect(purposeOf(refusal('DAY-USER-1002', { purpose: 'toString' }))).toBeNull();
  expect(purposeOf(refusal('DAY-FOOD-1004', { purpose: 'health-data' }))).toBeNull();
  expect(purposeOf(new Error('no'))).toBeNull();
});
