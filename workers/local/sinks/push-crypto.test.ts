import { expect, it } from 'vitest';
import { decryptPush, receiverKeys } from './push-crypto.ts';

// RFC 8291, Appendix A.
const receiver = receiverKeys('q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94', 'BTBZMqHH6r4Tts7J_aSIgg');
const body = Buffer.from(
  'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
  'base64url',
);

it('decrypts the example of RFC 8291', () => {
  expect(decryptPush(body, receiver).toString()).toBe('When I grow up, I want to be a watermelon');
});

it('refuses a message with one bit changed or its end cut off', () => {
  const changed = Buffer.from(body);
  changed[120] = (changed[120] ?? 0) ^ 1;
  expect(() => decryptPush(changed, receiver)).toThrow();
  expect(() => decryptPush(body.subarray(0, -3), receiver)).toThrow();
});
