import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { connectLive, type LiveMessage } from './live-connection.ts';

class FakeSocket {
  readyState = 1;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: (() => void) | null = null;
  readonly sent: string[] = [];
  readonly offered: string[];
  constructor(offered: string[]) {
    this.offered = offered;
  }
  send(text: string) {
    this.sent.push(text);
  }
  close() {
    this.readyState = 3;
    this.onclose?.();
  }
  say(message: object) {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
}

function listen() {
  const sockets: FakeSocket[] = [];
  const heard: LiveMessage[] = [];
  const turns: string[] = [];
  const connection = connectLive({
    token: async () => 'a.b.c',
    onMessage: (message) => heard.push(message),
    onOpen: () => turns.push('open'),
    onClose: () => turns.push('closed'),
    openSocket: (_url, protocols) => {
      const socket = new FakeSocket(protocols);
      sockets.push(socket);
      return socket as unknown as WebSocket;
    },
  });
  return { sockets, heard, turns, connection };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('offers the token as a subprotocol, and passes on what it hears but the greeting', async () => {
  const { sockets, heard, turns, connection } = listen();
  await vi.advanceTimersByTimeAsync(0);
  expect(sockets[0]?.offered).toEqual(['dayloom.v1', 'bearer.a.b.c']);
  sockets[0]?.say({ type: 'hello' });
  sockets[0]?.say({ type: 'food-analysis', id: 'x', state: 'ready' });
  sockets[0]?.onmessage?.({ data: 'pong' });
  expect(turns).toEqual(['open']);
  expect(heard).toEqual([{ type: 'food-analysis', id: 'x', state: 'ready' }]);
  connection.close();
});

it('connects again after a loss, in growing pauses', async () => {
  const { sockets, turns, connection } = listen();
  await vi.advanceTimersByTimeAsync(0);
  sockets[0]?.close();
  await vi.advanceTimersByTimeAsync(1_500);
  expect(sockets).toHaveLength(2);
  sockets[1]?.close();
  await vi.advanceTimersByTimeAsync(1_400);
  expect(sockets).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(1_200);
  expect(sockets).toHaveLength(3);
  expect(turns).toEqual(['closed', 'closed']);
  connection.close();
});

it('stays closed once it is closed', async () => {
  const { sockets, connection } = listen();
  await vi.advanceTimersByTimeAsync(0);
  connection.close();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(sockets).toHaveLength(1);
});
