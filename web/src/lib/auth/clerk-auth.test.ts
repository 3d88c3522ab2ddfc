import { expect, it } from 'vitest';
import { frontendApiHost } from './clerk-auth.ts';

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
