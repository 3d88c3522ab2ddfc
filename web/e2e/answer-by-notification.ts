import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { Prompt } from '#workers/features/prompts/schemas.ts';
import { PORT_OFFSETS } from '#workers/local/supervisor/port-block.ts';
import type { RunningApp } from './running-app.ts';

const WITHIN_MS = 15_000;
const SLOTS = { done: 'morning', snooze: 'midday', skip: 'evening' } as const;
type Action = keyof typeof SLOTS;

export interface Answered {
  action: Action;
  /** The buttons as they were shown, one list a notification. */
  shown: string[][];
  state: string;
  task: string | undefined;
  isDelivered: boolean;
}

/**
 * Who is signed in lets this browser show prompts, tests it, and answers three of them by the buttons of the real service
 * worker's notifications. Chromium cannot subscribe without a network: the stand-in's subscription takes the place of its own, and what
 * came there is delivered by the DevTools protocol. Null where the installation's secrets are not known.
 */
export async function answerByNotifications(page: Page, app: RunningApp): Promise<Answered[] | null> {
  if (app.dataDir === null) return null;
  const { queueToken } = JSON.parse(readFileSync(path.join(app.dataDir, 'secrets.json'), 'utf8')) as {
    queueToken: string;
  };
  const at = (part: keyof typeof PORT_OFFSETS) => {
    const url = new URL(app.url);
    url.port = String(Number(url.port) + PORT_OFFSETS[part]);
    return url.origin;
  };
  await page.context().grantPermissions(['notifications'], { origin: app.url });
  let authorization = '';
  page.on('request', (request) => {
    authorization = request.headers().authorization ?? authorization;
  });
  await page.goto(`${app.url}/settings/notifications`);
  const read = async <T>(method: string, to: string, body?: object): Promise<T> => {
    const answer = await fetch(`${app.url}/api/v1${to}`, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${to}: ${answer.status} ${await answer.text()}`);
    return ((await answer.json()) as { data: T }).data;
  };
  const captured = async () => {
    const answer = await fetch(`${at('sinks')}/__captured`);
    return ((await answer.json()) as { push: { text: string; subscription: string }[] }).push;
  };

  const subscription = await (await fetch(`${at('sinks')}/push/journey/subscription`)).json();
  await allowAndTest(page, subscription);
  const show = await shower(page, app.url);
  const { timeZone } = await read<{ timeZone: string }>('GET', '/users/me');
  // It is noon there: a window around it does not meet midnight.
  await read('PATCH', '/users/me', { timeZone: noonZone(new Date()) });
  const answered: Answered[] = [];
  for (const action of ['done', 'snooze', 'skip'] as const) {
    const window = { from: '12:00', to: '14:00', weekdays: [1, 2, 3, 4, 5, 6, 7] };
    await read('POST', '/task-templates', {
      title: `Stretch, ${action}`,
      interval: { kind: 'days', every: 1 },
      window,
    });
    await read('PATCH', '/prompt-settings', {
      channel: 'push',
      quiet: null,
      windows: [{ slot: SLOTS[action], from: 720, to: 840 }],
    });
    const before = (await captured()).length;
    await fetch(`${at('queue')}/v2/publish/${app.url}/jobs/prompts-run`, {
      method: 'POST',
      headers: { authorization: `Bearer ${queueToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ payload: {} }),
    });
    const [push] = await until(captured, (all) => all.length > before);
    await show.deliver(push?.text ?? '');
    const shown = [await until(show.buttons, (all) => all.length > 0)];
    if (action !== 'done') {
      await show.press('more');
      shown.push(await until(show.buttons, (all) => !all.includes('more')));
    }
    await show.press(action);
    const [prompt] = await read<Prompt[]>('GET', '/prompts?perPage=1');
    const task = prompt?.task && (await read<{ state: string }>('GET', `/tasks/${prompt.task.id}`));
    answered.push({
      action,
      shown,
      state: prompt?.state ?? 'none',
      task: task?.state,
      isDelivered: prompt?.deliveredAt != null,
    });
  }
  await read('PATCH', '/users/me', { timeZone });
  return answered;
}

async function allowAndTest(page: Page, subscription: unknown): Promise<void> {
  await page.evaluate(
    `PushManager.prototype.subscribe = async () => ({ toJSON: () => (${JSON.stringify(subscription)}) })`,
  );
  await page.getByText('Notification', { exact: true }).click();
  await page.getByRole('button', { name: 'Allow on this device' }).click();
  await page.getByRole('button', { name: 'Send a test' }).click();
  await page.getByText(/: sent$/).waitFor();
}

/** The page's service worker: hands it a push, and presses the buttons of what it shows. */
async function shower(page: Page, origin: string) {
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
  const protocol = await page.context().newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    protocol.on('ServiceWorker.workerRegistrationUpdated', ({ registrations: [one] }) => {
      if (one !== undefined) resolve(one.registrationId);
    });
  });
  await protocol.send('ServiceWorker.enable');
  const registrationId = await registered;
  const [worker] = page.context().serviceWorkers();
  if (worker === undefined) throw new Error('there is no service worker');
  return {
    deliver: (data: string) =>
      protocol.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data }),
    buttons: () =>
      worker.evaluate<string[]>(
        `self.registration.getNotifications().then((all) => all.flatMap((one) => one.actions.map(({ action }) => action)))`,
      ),
    /** As the browser would: an event that a page cannot make has a `waitUntil` of its own. */
    press: (action: string) =>
      worker.evaluate(`(async () => {
        const [notification] = await self.registration.getNotifications();
        const event = new NotificationEvent('notificationclick', { notification, action: '${action}' });
        const work = [];
        Object.defineProperty(event, 'waitUntil', { value: (one) => work.push(one) });
        self.dispatchEvent(event);
        await Promise.all(work);
      })()`),
  };
}

/** 'Etc/GMT-3' is three hours east. */
function noonZone(now: Date): string {
  const west = now.getUTCHours() - 12;
  return west === 0 ? 'UTC' : `Etc/GMT${west > 0 ? '+' : ''}${west}`;
}

async function until<T>(look: () => Promise<T>, isIt: (seen: T) => boolean): Promise<T> {
  const end = Date.now() + WITHIN_MS;
  for (;;) {
    const seen = await look();
    if (isIt(seen)) return seen;
    if (Date.now() > end) throw new Error(`not in time: ${JSON.stringify(seen)}`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}
