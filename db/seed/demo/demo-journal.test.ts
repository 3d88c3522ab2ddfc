import { expect, it } from 'vitest';
import { localDayOf } from '#workers/kernel/local-day.ts';
import { plannedNotes } from './demo-journal.ts';

it('plans the same notes for the same days, most days one, none of the future', () => {
  const now = new Date('2026-11-26T10:00:00Z');
  const plan = () => plannedNotes(now, localDayOf(now, 'UTC'), 60, 'UTC');
  expect(plan()).toEqual(plan());
  expect(plan().length).toBeGreaterThan(45);
  expect(new Set(plan().map(({ note }) => note.text)).size).toBeGreaterThan(12);
  expect(plan().every(({ occurredAt }) => occurredAt <= now)).toBe(true);
});
