import { randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import { FEATURE_FLAG_NAMES } from '#workers/kernel/feature-flags.ts';
import { moodSchema } from '../models/moods.ts';
import { page } from './layout.ts';
import { overview } from './overview.ts';
import type { PageSources } from './sources.ts';

const MOODS = moodSchema.shape.mood.unwrap().options.filter((mood) => mood !== 'canned');
const moodForm = z.object({ vendor: z.enum(['anthropic', 'workersAi']), mood: z.enum(MOODS) });

const flagForm = z.object({ flag: z.enum(FEATURE_FLAG_NAMES), isOn: z.enum(['on', 'off']) });

const paymentForm = z.union([
  z.object({ delivery: z.enum(['once', 'twice', 'held']) }),
  z.object({ release: z.enum(['in-order', 'reversed']) }),
  z.object({ sendAgain: z.string().max(100) }),
]);

/** What the local parts caught and did, for the person who runs them. Never part of the Worker. */
export function createPage(sources: PageSources): Hono {
  const app = new Hono();

  app.use(async (http, next) => {
    // A form on another page could send the same request; only a browser's own page carries this origin.
    const isOwn = http.req.header('origin') === new URL(http.req.url).origin;
    if (http.req.method !== 'GET' && !isOwn) return http.text('Not from this page.', 403);
    await next();
  });

  app.get('/', (http) => http.redirect('/__local'));
  app.get('/__local', async (http) => {
    const [captured, models, jobs, payments] = await Promise.all([
      sources.captured(),
      sources.models(),
      sources.jobs(),
      sources.payments(),
    ]);
    return send(
      http,
      'Dayloom, behind the scenes',
      overview({ sources, captured, models, jobs, moods: MOODS, payments }),
    );
  });
  app.get('/__local/mail/:id', async (http) => {
    const mails = (await sources.captured())?.mail ?? [];
    const mail = mails.find((one) => one.id === http.req.param('id'));
    if (!mail) return http.text('This mail is not here any more.', 404);
    const body = html`<nav><a href="/__local#mail">Back</a></nav>
      <h1>${mail.subject}</h1>
      <p>From ${mail.from} to ${mail.to.join(', ')}</p>
      ${mail.html === null ? '' : html`<iframe title="The mail" sandbox="" srcdoc="${mail.html}"></iframe>`}
      ${mail.text === null ? '' : html`<pre>${withLinks(mail.text)}</pre>`}`;
    return send(http, mail.subject, body, { isMail: true });
  });

  app.post('/__local/models', async (http) => {
    const form = moodForm.safeParse(Object.fromEntries(await http.req.formData()));
    if (!form.success) return http.text('No such mood.', 400);
    await sources.setMood(form.data.vendor, form.data.mood);
    return http.redirect('/__local#models', 303);
  });
  app.post('/__local/dead/:id/retry', async (http) => {
    await sources.retryDead(http.req.param('id'));
    return http.redirect('/__local#jobs', 303);
  });
  app.post('/__local/payments', async (http) => {
    const form = paymentForm.safeParse(Object.fromEntries(await http.req.formData()));
    if (!form.success) return http.text('No such order.', 400);
    await sources.tellPayments(form.data);
    return http.redirect('/__local#payments', 303);
  });
  app.post('/__local/flags', async (http) => {
    const form = flagForm.safeParse(Object.fromEntries(await http.req.formData()));
    if (!form.success) return http.text('No such switch.', 400);
    await sources.setFlag(form.data.flag, form.data.isOn === 'on');
    return http.redirect('/__local#events', 303);
  });
  app.post('/__local/clear', async (http) => {
    await sources.clearCaptured();
    return http.redirect('/__local', 303);
  });
  return app;
}

/** A text whose web addresses are links. */
function withLinks(text: string) {
  return text
    .split(/(https?:\/\/\S+)/)
    .map((part, index) => (index % 2 === 1 ? html`<a href="${part}">${part}</a>` : part));
}

/** @param isMail its frame knows no other styles than those that stand at its elements */
async function send(
  http: Context,
  title: string,
  body: ReturnType<typeof html>,
  { isMail = false }: { isMail?: boolean } = {},
): Promise<Response> {
  const nonce = randomBytes(16).toString('base64');
  const styles = isMail ? "; style-src-attr 'unsafe-inline'" : '';
  http.header(
    'Content-Security-Policy',
    `default-src 'none'; style-src 'nonce-${nonce}'${styles}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  );
  http.header('Cache-Control', 'no-store');
  return http.html(page(title, nonce, body));
}
