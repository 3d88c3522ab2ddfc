import { expect, it } from 'vitest';
import { moodSchema } from '../models/moods.ts';
import { createPage } from './create-page.ts';
import type { PageSources } from './sources.ts';

const at = '2026-11-21T10:00:00.000Z';
const mail = { id: 'm1', at, from: 'a@dayloom.example', to: ['b@dayloom.example'], text: null };

function pageWith(more: Partial<PageSources> = {}) {
  const told: string[] = [];
  const sources: PageSources = {
    appUrl: 'http://127.0.0.1:8787',
    services: () => [
      { title: 'Redis', kind: 'local', where: '127.0.0.1:8790', state: 'starting again', restarts: 2 },
    ],
    captured: async () => ({
      push: [],
      mail: [{ ...mail, subject: '<script>alert(1)</script>', html: '<p onclick="x">Hi</p>' }],
      errors: [{ at, kind: 'event', title: 'TypeError: no', tags: { route: '/api' } }],
      events: [{ at, event: 'task.completed', distinctId: 'ab12', properties: { by: '<i>' } }],
      flags: { 'outside-models': true },
    }),
    models: async () => ({ anthropic: moodSchema.parse({}), workersAi: moodSchema.parse({}), calls: [] }),
    jobs: async () => null,
    setMood: async (vendor, mood) => void told.push(`${vendor} ${mood}`),
    retryDead: async (id) => void told.push(`retry ${id}`),
    payments: async () => null,
    tellPayments: async (wanted) => void told.push(JSON.stringify(wanted)),
    setFlag: async (flag, isOn) => void told.push(`${flag} ${isOn}`),
    clearCaptured: async () => void told.push('clear'),
    ...more,
  };
  return { page: createPage(sources), told };
}

const own = 'http://127.0.0.1:8788';
const post = (path: string, fields: Record<string, string>, origin: string) =>
  new Request(own + path, { method: 'POST', headers: { origin }, body: new URLSearchParams(fields) });

it('shows what was captured, escaped, and runs no script', async () => {
  const answer = await pageWith().page.fetch(new Request(`${own}/__local`));
  const text = await answer.text();
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(text).toContain('&lt;script&gt;');
  expect(text).not.toContain('<script>');
  expect(text).toContain('TypeError: no');
  expect(text).toContain('starting again');
});

it('says which part does not run', async () => {
  const text = await (await pageWith().page.fetch(new Request(`${own}/__local`))).text();
  expect(text.match(/does not run here/g)).toHaveLength(3);
});

it('opens a mail in a frame that may do nothing', async () => {
  const text = await (await pageWith().page.fetch(new Request(`${own}/__local/mail/m1`))).text();
  expect(text).toContain('sandbox=""');
  expect(text).toContain('srcdoc="&lt;p onclick=');
});

it('sets a mood from its own form and from no other page’s', async () => {
  const { page, told } = pageWith();
  const form = { vendor: 'anthropic', mood: 'nonsense' };
  expect((await page.fetch(post('/__local/models', form, 'https://elsewhere.example'))).status).toBe(403);
  expect(told).toEqual([]);
  expect((await page.fetch(post('/__local/models', form, own))).status).toBe(303);
  expect((await page.fetch(post('/__local/models', { ...form, mood: 'angry' }, own))).status).toBe(400);
  expect(told).toEqual(['anthropic nonsense']);
});
