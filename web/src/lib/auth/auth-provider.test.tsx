import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { useApi } from '../api/api-client.ts';
import { type AuthClient, createAuthStore, SIGNED_OUT } from './auth-client.ts';
import { AuthProvider, useAuth } from './auth-provider.tsx';

afterEach(cleanup);

/** A provider that knows one person. */
function clientOf(): AuthClient {
  const store = createAuthStore(SIGNED_OUT);
  return {
    state: store.state,
    subscribe: store.subscribe,
    getToken: async () => (store.state().status === 'signed_in' ? 'a.b.c' : null),
    signIn: async ({ email }) => {
      store.set({ status: 'signed_in', userId: 'user_1', email });
      return { ok: true };
    },
    signUp: async () => ({ ok: false, reason: 'taken' }),
    signOut: async () => store.set(SIGNED_OUT),
  };
}

function Who() {
  const auth = useAuth();
  const api = useApi();
  return (
    <>
      <output>{`${auth.status} ${auth.email ?? 'nobody'}`}</output>
      <button type="button" onClick={() => auth.signIn({ email: 'mara@dayloom.example', password: 'x' })}>
        in
      </button>
      <button
        type="button"
        onClick={async () => document.body.setAttribute('data-token', String(await api.token()))}
      >
        token
      </button>
    </>
  );
}

it('says who is there as it changes, and gives the API their token', async () => {
  const start = () => Promise.resolve(clientOf());
  render(
    <AuthProvider start={start}>
      <Who />
    </AuthProvider>,
  );
  expect(screen.getByText('loading nobody')).toBeTruthy();
  expect(await screen.findByText('signed_out nobody')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'token' }));
  expect(document.body.getAttribute('data-token')).toBe('null');
  await userEvent.click(screen.getByRole('button', { name: 'in' }));
  expect(await screen.findByText('signed_in mara@dayloom.example')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'token' }));
  expect(document.body.getAttribute('data-token')).toBe('a.b.c');
});
