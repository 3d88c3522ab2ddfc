import { expect, it } from 'vitest';
import { ApiError } from './api-error.ts';
import { whenKeyIsFree } from './upload-photo.ts';

const inFlight = () => new ApiError({ kind: 'refused', status: 409, code: 'DAY-IDEM-1002' });

it('waits for a key that a lost answer still holds, and sends again', async () => {
  let sent = 0;
  let waits = 0;
  const send = async () => {
    sent += 1;
    if (sent < 3) throw inFlight();
    return 'accepted';
  };
  expect(
    await whenKeyIsFree(send, async () => {
      waits += 1;
    }),
  ).toBe('accepted');
  expect([sent, waits]).toEqual([3, 2]);
});

it('gives up after the minute that a key may be held, and at once when it is refused for another reason', async () => {
  const triesOf = async (error: ApiError) => {
    let tries = 0;
    const send = async () => {
      tries += 1;
      throw error;
    };
    await expect(whenKeyIsFree(send, async () => undefined)).rejects.toBe(error);
    return tries;
  };
  expect(await triesOf(inFlight())).toBe(7);
  expect(await triesOf(new ApiError({ kind: 'refused', status: 413, code: 'DAY-FOOD-1002' }))).toBe(1);
});
