import { expect, it, vi } from 'vitest';
import { frontendApiHost, reverified } from './clerk-auth.ts';

it('reads the host of the Frontend API out of a publishable key', () => {
  expect(frontendApiHost(`pk_test_${btoa('calm-loom-12.clerk.accounts.dev$')}`)).toBe(
    'calm-loom-12.clerk.accounts.dev',
  );
  expect(frontendApiHost(`pk_live_${btoa('clerk.dayloom.example$')}`)).toBe('clerk.dayloom.example');
});

it.each([
  ['sk_test_abc'],
  [`pk_test_${btoa('evil.example/path$')}`],
  [`pk_test_${btoa('clerk.dayloom.example')}`],
  ['pk_test_'],
])('refuses what is none: %s', (key) => {
  expect(() => frontendApiHost(key)).toThrow('no Clerk publishable key');
});

it('asks for the strongest factor, and throws the token away that does not know of it', async () => {
  const getToken = vi.fn(async () => 'token');
  const open = vi.fn();
  const asked = reverified({ session: { getToken }, __internal_openReverification: open });
  expect(open.mock.calls[0]?.[0]).toMatchObject({ level: 'second_factor' });
  expect(getToken).not.toHaveBeenCalled();
  open.mock.calls[0]?.[0].afterVerification();
  expect(await asked).toBe('done');
  expect(getToken).toHaveBeenCalledWith({ skipCache: true });
});

it('says when a person closed the question, and when there is none to open', async () => {
  const open = vi.fn();
  const asked = reverified({ session: null, __internal_openReverification: open });
  open.mock.calls[0]?.[0].afterVerificationCancelled();
  expect(await asked).toBe('cancelled');
  expect(await reverified({ session: null })).toBe('cannot');
  expect(await reverified(null)).toBe('cannot');
});
