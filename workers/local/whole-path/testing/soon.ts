import { expect } from 'vitest';

/** Expects something that another process brings about: looks again and again, for up to ten seconds. */
export function soon<T>(look: () => T | Promise<T>) {
  return expect.poll(look, { interval: 20, timeout: 10_000 });
}
