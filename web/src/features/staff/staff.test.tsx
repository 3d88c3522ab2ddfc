import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { ApiError } from '../../lib/api/api-error.ts';
import { fakeApi, renderApp } from '../../testing/render-app.tsx';
import { JobRuns } from './job-runs.tsx';
import { LineChart } from './line-chart.tsx';
import { StaffProblem } from './staff-problem.tsx';
import { reasonHeader } from './staff-queries.ts';

afterEach(cleanup);
const { api } = fakeApi(() => ({}));
const refused = (code: string) => new ApiError({ kind: 'refused', status: 403, code });

it('says to who lost the role that the area is for staff, and offers them nothing', () => {
  renderApp(<StaffProblem error={refused('DAY-AUTH-1006')} onRetry={() => undefined} />, api);
  expect(screen.getByRole('alert').textContent).toContain('This area is for staff.');
  expect(screen.queryByRole('button')).toBeNull();
});

it('asks who signed in long ago to show once more that it is them', () => {
  renderApp(<StaffProblem error={refused('DAY-AUTH-1010')} />, api);
  expect(screen.getByRole('heading', { name: 'Show that it is you' })).toBeTruthy();
});

it('offers what can be done with a dead letter, and nothing where nothing is dead', async () => {
  const onDrop = vi.fn();
  const run = {
    id: 'run-1',
    job: 'food-analyse',
    state: 'dead' as const,
    attempts: 6,
    errorCode: 'timeout',
    createdAt: '2026-11-26T10:00:00.000Z',
    updatedAt: '2026-11-26T10:05:00.000Z',
  };
  const deeds = { isBusy: false, onRetry: () => undefined, onDrop };
  renderApp(<JobRuns runs={[run]} state="dead" {...deeds} />, api);
  await userEvent.setup().click(screen.getByRole('button', { name: 'Drop' }));
  expect(onDrop).toHaveBeenCalledWith('run-1');
  cleanup();
  renderApp(<JobRuns runs={[]} state="dead" {...deeds} />, api);
  expect(screen.getByText('No dead letters')).toBeTruthy();
});

it('breaks a line where nothing was measured, and says the figure in words', () => {
  const line = { name: 'p50', tone: '', values: [1, 2, null, 4, null] };
  const scale = { tick: (value: number) => `${value} ms` };
  renderApp(<LineChart lines={[line]} scale={scale} words="Latency: 4 ms" />, api);
  const chart = screen.getByRole('img', { name: 'Latency: 4 ms' });
  expect(chart.querySelector('path')?.getAttribute('d')?.match(/M/g)).toHaveLength(2);
  for (const tick of ['4 ms', '2 ms', '0 ms']) expect(screen.getByText(tick)).toBeTruthy();
});

it('sends a reason of any language in a header', () => {
  expect(() => new Headers(reasonHeader('  Über das Konto – 12 '))).not.toThrow();
  expect(decodeURIComponent(reasonHeader('  Über das Konto – 12 ')['x-staff-reason'] ?? '')).toBe(
    'Über das Konto – 12',
  );
});
