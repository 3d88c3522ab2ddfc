import { act, cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { fakeApi, renderApp } from '../../testing/render-app.tsx';
import { StrapPanel } from './strap-panel.tsx';

afterEach(() => {
  vi.useRealTimers();
  cleanup();
  Reflect.deleteProperty(navigator, 'bluetooth');
});

/** A strap that is worn: it says what it is told to, and lets go. */
function fakeStrap() {
  const measurement = Object.assign(new EventTarget(), {
    value: undefined as DataView | undefined,
    startNotifications: async () => undefined,
  });
  const device = Object.assign(new EventTarget(), {
    gatt: {
      connect: async () => ({
        getPrimaryService: async () => ({ getCharacteristic: async () => measurement }),
      }),
      disconnect: () => void device.dispatchEvent(new Event('gattserverdisconnected')),
    },
  });
  const offer = (requestDevice: () => Promise<typeof device>) =>
    Object.defineProperty(navigator, 'bluetooth', { value: { requestDevice }, configurable: true });
  return {
    offer: () => offer(async () => device),
    offerNone: () => offer(() => Promise.reject(new Error('none chosen'))),
    /** @param rr in 1/1024 s */
    beat(hr: number, ...rr: number[]) {
      const view = new DataView(new ArrayBuffer(2 + 2 * rr.length));
      view.setUint8(0, rr.length === 0 ? 0 : 16);
      view.setUint8(1, hr);
      for (const [at, value] of rr.entries()) view.setUint16(2 + 2 * at, value, true);
      measurement.value = view;
      measurement.dispatchEvent(new Event('characteristicvaluechanged'));
    },
  };
}

it('shows the heart as it beats, and sends what it heard when the strap is gone', async () => {
  const strap = fakeStrap();
  strap.offer();
  const { api, calls } = fakeApi(({ path }) =>
    path === '/body-sources'
      ? { id: 'strap-1' }
      : { stored: 3, repeated: 0, refused: { implausible: 0, ahead: 0, tooOld: 0 }, localDays: [] },
  );
  renderApp(<StrapPanel />, api);
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Connect a strap' }));
  const end = await screen.findByRole('button', { name: 'End the recording' });
  strap.beat(61, 1_024);
  strap.beat(62, 1_000, 990);
  expect(await screen.findByText('62')).toBeTruthy();
  expect(screen.getByText('last interval 967 ms')).toBeTruthy();
  await user.click(end);
  expect(await screen.findByText('The strap is gone. What it sent is stored.')).toBeTruthy();
  await waitFor(() => expect(calls).toHaveLength(2));
  // Each beat ends where the next begins, whatever the clock said when they arrived.
  expect(calls[1]?.body).toMatchObject({
    series: [{ kind: 'rr', values: [1_000, 976.56, 966.8], offsetsMs: [0, 977, 1_943] }],
  });
  expect(await screen.findByText('3 beats stored')).toBeTruthy();
});

it('sends every half minute while the heart goes on beating', async () => {
  const strap = fakeStrap();
  strap.offer();
  const { api, calls } = fakeApi(() => ({
    id: 'strap-1',
    stored: 1,
    refused: { implausible: 0, ahead: 0, tooOld: 0 },
  }));
  renderApp(<StrapPanel />, api);
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  await userEvent.setup().click(screen.getByRole('button', { name: 'Connect a strap' }));
  await screen.findByRole('button', { name: 'End the recording' });
  for (let second = 0; second < 35; second += 1)
    await act(async () => {
      strap.beat(60, 1_024);
      vi.advanceTimersByTime(1_000);
    });
  expect(calls.filter(({ path }) => path.endsWith('/samples'))).toHaveLength(1);
});

it('says so when none was chosen, and where a browser has no way to one', async () => {
  fakeStrap().offerNone();
  renderApp(<StrapPanel />, fakeApi(() => ({})).api);
  await userEvent.setup().click(screen.getByRole('button', { name: 'Connect a strap' }));
  expect(await screen.findByRole('alert')).toHaveProperty(
    'textContent',
    'No strap was connected. Is it worn, awake, and not connected elsewhere?',
  );
  cleanup();
  Reflect.deleteProperty(navigator, 'bluetooth');
  renderApp(<StrapPanel />, fakeApi(() => ({})).api);
  expect(screen.getByText(/This browser cannot reach straps/)).toBeTruthy();
});
