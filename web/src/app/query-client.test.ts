import { afterEach, expect, it, vi } from 'vitest';
import { ApiError } from '../lib/api/api-error.ts';
import { queryClient } from './query-client.ts';

const offline = new ApiError({ kind: 'offline' });
const { retry } = queryClient.getDefaultOptions().queries ?? {};
const isTriedAgain = (error: Error) => typeof retry === 'function' && retry(1, error);

afterEach(() => vi.restoreAllMocks());

it('tries again what did not get through, and not what was refused', () => {
  expect(isTriedAgain(offline)).toBe(true);
  expect(isTriedAgain(new ApiError({ kind: 'refused', status: 404 }))).toBe(false);
});

it('says at once that there is no network, instead of trying on', () => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  expect(isTriedAgain(offline)).toBe(false);
});

it('asks anew once there is a network', () => {
  expect(queryClient.defaultQueryOptions({ queryKey: ['a'] }).refetchOnReconnect).toBe(true);
});
