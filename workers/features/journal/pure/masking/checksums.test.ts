import { expect, it } from 'vitest';
import { isIban, isLuhn } from './checksums.ts';

it('knows a card number by its check digit', () => {
  expect(isLuhn('4111111111111111')).toBe(true);
  expect(isLuhn('4111111111111112')).toBe(false);
  expect(isLuhn('')).toBe(false);
});

it('knows an account number by its remainder', () => {
  expect(isIban('GB82WEST12345698765432')).toBe(true);
  expect(isIban('gb82west12345698765432')).toBe(true);
  expect(isIban('GB82WEST12345698765433')).toBe(false);
  expect(isIban('GB82')).toBe(false);
});
