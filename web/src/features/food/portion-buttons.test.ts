import { expect, it } from 'vitest';
import { offeredPortions, shortLabel } from './portion-buttons.tsx';

const cup = { amount: 1, label: 'cup, sliced', grams: 150 };
const medium = { amount: 1, label: 'medium (7" to 7-7/8" long)', grams: 118 };

it('offers the usual portion first', () => {
  expect(offeredPortions({ portions: [cup, medium], serving: medium })).toEqual([medium, cup]);
  expect(offeredPortions({ portions: [cup, medium], serving: null })).toEqual([cup, medium]);
});

it('leaves the measures in brackets out of a button', () => {
  expect(shortLabel(medium.label)).toBe('medium');
  expect(shortLabel('(1 oz)')).toBe('(1 oz)');
});
