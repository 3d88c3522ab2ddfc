import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import type { Calibration, MoodDetail } from '#workers/features/mood/schemas.ts';
import type { LocalDay } from '#workers/kernel/local-day.ts';
import { fakeApi, renderApp } from '../../testing/render-app.tsx';
import { CalibrationCard } from './calibration-card.tsx';
import { LabelMoment } from './label-moment.tsx';
import { ThreeRows } from './three-rows.tsx';
import { ThreeSources } from './three-sources.tsx';

afterEach(cleanup);

const moments = { labelled: 3, needed: 20 };
const known: MoodDetail = {
  localDay: '2026-11-26',
  body: { kind: 'too-few-nights', nights: 11, nightsNeeded: 14 },
  said: { valence: 1, energy: null, labels: ['calm', 'content', 'energised'], confidence: null },
  wrote: { valence: -0.6, labels: ['low'], confidence: { value: 0.71, basis: 'others' } },
  moments,
};

it('shows three sources that disagree beside each other, each with how sure it is, or what it still needs', () => {
  renderApp(<ThreeSources mood={known} />, fakeApi(() => ({})).api);
  const cards = screen
    .getAllByRole('heading', { level: 2 })
    .map((head) => head.closest('section')?.textContent);
  expect(cards[0]).toContain('Needs 3 more nights');
  expect(cards[1]).toContain('Valence +1');
  expect(cards[1]).toContain('One of these');
  expect(cards[1]).toContain('once you have labelled 20 moments; 3 so far');
  expect(cards[2]).toContain('Valence −0.6');
  expect(cards[2]).toContain('Right in 71% of short texts by other people');
});

it('says each row of the weeks in a sentence, and draws nothing of what is not known', () => {
  const [from, to] = ['2026-11-25', '2026-11-26'] as [LocalDay, LocalDay];
  const days = [{ localDay: from, arousal: null, saidValence: 0.5, wroteValence: null }];
  renderApp(<ThreeRows days={days} from={from} to={to} />, fakeApi(() => ({})).api);
  expect(screen.getAllByRole('img').map((row) => row.getAttribute('aria-label'))).toEqual([
    'What you chose: one day known, 1 clearly above and 0 clearly below the middle.',
  ]);
  expect(screen.getByText('Arousal: no day known.')).toBeTruthy();
});

it('labels this moment with one tap, which can be taken back', async () => {
  const { api, calls } = fakeApi(() => ({ id: 'moment-1' }));
  renderApp(<LabelMoment />, api);
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'tense' }));
  expect(calls[0]).toEqual({ method: 'POST', path: '/mood-moments', body: { label: 'tense' } });
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(calls).toContainEqual(expect.objectContaining({ method: 'DELETE' })));
});

const curve = [{ said: 0.2, was: 0.1, moments: 12 }];
it.each([
  [{ isUsed: false, moments: 12, errorAfter: null }, '12 of 20 moments with heart data'],
  [{ isUsed: true, moments: 30, errorAfter: 0.08 }, 'off by 8% on average; unfitted it was off by 20%'],
  [{ isUsed: true, moments: 30, errorAfter: 0.25 }, 'The fit does not help yet'],
])('says plainly how reliable the model is: %o', async (own, words) => {
  const calibration: Calibration = {
    needed: 20,
    errorBefore: 0.2,
    reliability: { before: curve, after: curve },
    ...own,
  };
  renderApp(<CalibrationCard />, fakeApi(() => calibration).api);
  expect(await screen.findByText(new RegExp(words))).toBeTruthy();
  expect(screen.getByText(/cannot tell stress from stairs, coffee or joy/)).toBeTruthy();
});
