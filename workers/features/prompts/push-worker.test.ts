import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const code = readFileSync(path.resolve(import.meta.dirname, '../../../web/public/push-worker.js'), 'utf8');
const CONTENT = {
  title: 'Stretch',
  tag: 'one',
  url: '/today',
  buttons: { done: 'Done', snooze: 'In an hour', skip: 'Not today' },
  more: 'Not now',
  tokens: { done: 'D', snooze: 'Z', skip: 'S', delivered: 'V', opened: 'O' },
};

interface Shown {
  data: unknown;
  actions: { action: string }[];
}

/** The worker in a browser that shows so many buttons; `status` is what the server answers, and 0 that it is away. */
function worker(maxActions: number | undefined, status: () => number) {
  const listeners = new Map<string, (event: object) => void>();
  const shown: Shown[] = [];
  const heard: string[] = [];
  const self = {
    location: { origin: 'https://app.dayloom.example' },
    Notification: { maxActions },
    registration: { showNotification: async (_title: string, options: Shown) => void shown.push(options) },
    clients: { matchAll: async () => [], openWindow: async () => undefined },
    addEventListener: (name: string, listener: (event: object) => void) => listeners.set(name, listener),
  };
  const fetch = async (_path: string, { body }: { body: string }) => {
    if (status() === 0) throw new TypeError('away');
    heard.push((JSON.parse(body) as { token: string }).token);
    return { status: status() };
  };
  new Function('self', 'fetch', code)(self, fetch);
  const send = async (name: string, event: object) => {
    let work: Promise<unknown> = Promise.resolve();
    listeners.get(name)?.({ ...event, waitUntil: (given: Promise<unknown>) => (work = given) });
    await work;
  };
  return {
    heard,
    names: () => shown.at(-1)?.actions.map(({ action }) => action),
    count: () => shown.length,
    push: (content: object = CONTENT) => send('push', { data: { json: () => content } }),
    click: (action: string) =>
      send('notificationclick', {
        action,
        notification: { close: () => undefined, data: shown.at(-1)?.data },
      }),
  };
}

test('each answer can be given where a browser shows two buttons', async () => {
  const browser = worker(2, () => 200);
  await browser.push();
  expect(browser.names()).toEqual(['done', 'more']);
  await browser.click('more');
  expect(browser.names()).toEqual(['snooze', 'skip']);
  for (const action of ['snooze', 'skip']) await browser.click(action);
  await browser.push();
  await browser.click('done');
  await browser.click('');
  expect(browser.heard).toEqual(['V', 'Z', 'S', 'V', 'D', 'O']);
});

test('two buttons, and a browser that shows three, need no more tap', async () => {
  const wide = worker(3, () => 200);
  await wide.push();
  expect(wide.names()).toEqual(['done', 'snooze', 'skip']);
  const narrow = worker(2, () => 200);
  const { done: _, ...buttons } = CONTENT.buttons;
  await narrow.push({ ...CONTENT, buttons });
  expect(narrow.names()).toEqual(['snooze', 'skip']);
});

test('an answer that the server did not hear brings its question back, and one that it refused does not', async () => {
  let status = 0;
  const browser = worker(2, () => status);
  await browser.push();
  await browser.click('done');
  expect(browser.count()).toBe(2);
  status = 503;
  await browser.click('done');
  expect(browser.count()).toBe(3);
  status = 409;
  await browser.click('done');
  expect(browser.count()).toBe(3);
});

test('a push that says nothing still shows itself', async () => {
  const browser = worker(undefined, () => 200);
  await browser.push({});
  expect(browser.count()).toBe(1);
});
