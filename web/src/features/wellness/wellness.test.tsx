import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { WellnessPart } from '#workers/features/wellness/schemas.ts';
import type { LocalDay } from '#workers/kernel/local-day.ts';
import { fakeApi, renderApp } from '../../testing/render-app.tsx';
import { historyFigures } from './history-figures.ts';
import { PartList } from './part-list.tsx';
import { ScoreHistory } from './score-history.tsx';

afterEach(cleanup);

const { api } = fakeApi(() => ({}));
const missing = { weight: 25, points: null, facts: {} };
const parts: WellnessPart[] = [
  { ...missing, part: 'heart', missing: 'too-few-nights', facts: { nights: 11, needed: 14 } },
  { ...missing, part: 'food', missing: 'no-meals' },
  { part: 'habits', weight: 25, points: 50, missing: null, facts: { done: 1, decided: 2 } },
  { part: 'mood', weight: 25, points: 75, missing: null, facts: { mean: 4 } },
];

it('tells of each part its points and its weight in this score, or why it takes no side', () => {
  renderApp(<PartList parts={parts} hasScore />, api);
  const rows = screen.getAllByRole('listitem').map((row) => row.textContent);
  expect(rows[0]).toContain('takes no side');
  expect(rows[0]).toContain('Needs 3 more days of heart data');
  expect(rows[2]).toContain('50 points · weighs 50%');
  expect(rows[2]).toContain('1 of 2 kept.');
  expect(rows[3]).toContain('4 of 5');
});

it('says a history in a sentence, and leaves out days without a score', () => {
  const from = '2026-11-24' as LocalDay;
  const to = '2026-11-26' as LocalDay;
  const known = [
    { localDay: from, score: 80, partsKnown: 3 },
    { localDay: to, score: null, partsKnown: 1 },
  ];
  const figures = historyFigures(known, { from, to });
  expect(figures.days.map(({ score }) => score)).toEqual([80, null, null]);
  renderApp(<ScoreHistory figures={figures} selected={to} />, api);
  expect(screen.getByRole('img').getAttribute('aria-label')).toBe('One day of 3 has a score: 80.');
  expect(screen.getAllByRole('row')).toHaveLength(2);
});
