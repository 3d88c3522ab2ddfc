import { expect, test } from 'vitest';
import type { erasures } from '#db/schema/account.ts';
import { ALL_PERSONAL_DATA } from '../all-personal-data.ts';
import { shapeReceipt } from '../receipts.ts';
import { GERMAN } from './german.ts';

test('every sentence about a person’s data stands in German too', () => {
  const said = ALL_PERSONAL_DATA.flatMap(({ tables, vendors = [] }) => [
    ...tables.flatMap(({ words, export: out, erase }) => [
      words,
      ...(out.kind === 'none' ? [out.because] : Object.values(out.without ?? {})),
      ...(erase.kind === 'delete' ? [] : [erase.because]),
    ]),
    ...vendors.map(({ words }) => words),
  ]);
  expect(said.filter((english) => GERMAN[english] === undefined)).toEqual([]);
});

test('a receipt in German holds no English sentence', () => {
  const at = new Date(0);
  const row: typeof erasures.$inferSelect = {
    id: 'x',
    memberId: 'x',
    state: 'done',
    origin: 'member',
    subjectHash: null,
    sealedSubject: null,
    askedAt: at,
    dueAt: at,
    finishedAt: at,
    counts: {},
    createdAt: at,
    updatedAt: at,
  };
  const { stores, kept } = shapeReceipt(row, ALL_PERSONAL_DATA, 'de');
  const words = [
    ...stores.flatMap(({ parts }) => parts.map((part) => part.words)),
    ...kept.flatMap(({ words, because }) => [words, because]),
  ];
  const german = new Set(Object.values(GERMAN));
  expect(words.filter((one) => !german.has(one))).toEqual([]);
});
