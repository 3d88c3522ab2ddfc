import { expect, it } from 'vitest';
import type { Me } from '#workers/features/account/schemas.ts';
import { deviceChoices } from './preferences-provider.tsx';

const fresh: Me = {
  id: '01930000-0000-7000-8000-000000000001',
  role: 'member',
  plan: 'free',
  timeZone: 'UTC',
  preferences: { theme: 'system', language: 'en', units: 'metric' },
  photoAllowance: { used: 0, limit: 3 },
  createdAt: '2026-11-20T12:00:00.000Z',
};

it('tells what the device says as such, and never as a choice of the member', () => {
  expect(deviceChoices(fresh, { timeZone: 'Europe/Vienna', language: 'de' })).toEqual({
    device: { timeZone: 'Europe/Vienna', language: 'de' },
  });
});

it('leaves alone what is chosen, and what the device says as well', () => {
  const chosen = { ...fresh, timeZone: 'Asia/Tokyo' };
  expect(deviceChoices(chosen, { timeZone: 'Europe/Vienna', language: 'en' })).toBeNull();
  expect(deviceChoices(fresh, { timeZone: 'UTC', language: 'en' })).toBeNull();
});
