import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import type { DataExport, MemberSession, Receipt } from '#workers/features/account/schemas.ts';
import { fakeApi, renderApp } from '../../testing/render-app.tsx';
import { ExportCard } from './export-card.tsx';
import { Leaving } from './leaving.tsx';
import { ReceiptView } from './receipt-view.tsx';
import { SessionsCard } from './sessions-card.tsx';

afterEach(cleanup);

const running: DataExport = {
  id: 'e1',
  state: 'running',
  tablesDone: 4,
  tablesTotal: 40,
  rowsWritten: 812,
  filesWritten: 2,
  sizeBytes: null,
  createdAt: '2026-11-26T08:00:00.000Z',
  readyAt: null,
  expiresAt: null,
};

it('shows how far an archive is, and asks for no second one meanwhile', async () => {
  const { api } = fakeApi(() => [running]);
  renderApp(<ExportCard />, api);
  expect(await screen.findByText('4 of 40 tables, 812 rows so far')).toBeTruthy();
  expect(screen.getByRole('progressbar', { name: 'Tables written' }).getAttribute('value')).toBe('4');
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'An archive is being made' }).disabled).toBe(
    true,
  );
});

it('says that a link is over, beside the way to a new one', async () => {
  const ready: DataExport = {
    ...running,
    state: 'ready',
    sizeBytes: 10,
    expiresAt: '2026-12-03T08:00:00.000Z',
  };
  renderApp(<ExportCard isLinkOver />, fakeApi(() => [ready]).api);
  expect(await screen.findByRole('button', { name: 'Download' })).toBeTruthy();
  expect(screen.getByText(/That link is over/)).toBeTruthy();
});

it('signs another device out, and never this one', async () => {
  const device = (id: string, isThisOne: boolean): MemberSession => ({
    id,
    device: `Browser ${id}`,
    place: null,
    isMobile: false,
    startedAt: '2026-11-01T08:00:00.000Z',
    lastSeenAt: '2026-11-26T08:00:00.000Z',
    isThisOne,
  });
  const { api, calls } = fakeApi(({ method }) =>
    method === 'GET' ? [device('a', true), device('b', false)] : {},
  );
  renderApp(<SessionsCard />, api);
  expect(await screen.findByText('This device')).toBeTruthy();
  expect(screen.getAllByRole('button')).toHaveLength(1);
  await userEvent.click(screen.getByRole('button', { name: 'Sign out Browser b' }));
  expect(calls).toContainEqual({ method: 'DELETE', path: '/sessions/b', body: undefined });
});

it('gives a closed account back with one tap', async () => {
  const { api, calls } = fakeApi(() => ({
    state: 'waiting',
    askedAt: '2026-11-26T08:00:00.000Z',
    dueAt: '2026-12-26T08:00:00.000Z',
    receiptUrl: 'https://app.dayloom.example/receipt/x',
  }));
  renderApp(<Leaving />, api);
  expect((await screen.findAllByRole('listitem')).map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/browsers that got your prompts, and a subscription/),
    expect.stringMatching(/API keys and your calendar’s address/),
    expect.stringMatching(/^From 26 December 2026: .*key to what you wrote is destroyed/),
  ]);
  await userEvent.click(await screen.findByRole('button', { name: 'Give my account back' }));
  expect(calls.some(({ method, path }) => method === 'DELETE' && path === '/erasure')).toBe(true);
});

it('a receipt shows each store with its count, and what stays', () => {
  const receipt: Receipt = {
    state: 'done',
    askedAt: '2026-10-20T08:00:00.000Z',
    dueAt: '2026-11-19T08:00:00.000Z',
    finishedAt: '2026-11-19T09:00:00.000Z',
    stores: [
      {
        store: 'database',
        total: 50_012,
        parts: [
          {
            name: 'food_analyses',
            words: 'Your meals.',
            count: 50_012,
            outcome: 'done' as const,
            until: null,
          },
        ],
      },
    ],
    kept: [{ name: 'audit_log', words: 'Who did what.', because: 'Proof.', count: 7 }],
  };
  renderApp(<ReceiptView receipt={receipt} />, fakeApi(() => null).api);
  expect(screen.getByText('Everything is erased')).toBeTruthy();
  expect(screen.getAllByText('50,012')).toHaveLength(2);
  expect(screen.getByText('7')).toBeTruthy();
  for (const words of ['Your meals.', 'Who did what.', 'Proof.'])
    expect(screen.getByText(words)).toBeTruthy();
  expect(document.body.textContent).not.toMatch(/food_analyses|audit_log/);
});

it('a receipt hands over its address, and writes it out where copying is refused', async () => {
  const receipt: Receipt = {
    state: 'waiting',
    askedAt: '2026-11-26T08:00:00.000Z',
    dueAt: '2026-12-26T08:00:00.000Z',
    finishedAt: null,
    stores: [],
    kept: [],
  };
  const user = userEvent.setup();
  renderApp(<ReceiptView receipt={receipt} />, fakeApi(() => null).api);
  const copy = screen.getByRole('button', { name: 'Copy the address' });
  await user.click(copy);
  expect(await screen.findByText('The address is copied.')).toBeTruthy();
  expect(await navigator.clipboard.readText()).toBe(location.href);
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValueOnce(new Error('refused'));
  await user.click(copy);
  expect(await screen.findByText(location.href)).toBeTruthy();
});

it('a receipt of an erasure that was taken back names nothing that stays', () => {
  const receipt: Receipt = {
    state: 'cancelled',
    askedAt: '2026-11-01T10:00:00.000Z',
    dueAt: '2026-12-01T10:00:00.000Z',
    finishedAt: null,
    stores: [],
    kept: [{ name: 'audit_log', words: 'Who did what.', because: 'Proof of what was done.', count: 0 }],
  };
  renderApp(<ReceiptView receipt={receipt} />, fakeApi(() => null).api);
  expect(screen.getByText('The erasure was taken back')).toBeTruthy();
  expect(screen.queryByText('What stays, and why')).toBeNull();
});
