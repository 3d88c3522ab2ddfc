import type { Person } from '#workers/local/whole-path/testing/people.ts';
import type { WholePath } from '#workers/local/whole-path/testing/whole-path.ts';
import { talkativeJpeg } from '#workers/vision/testing/drawn-photos.ts';
import { MARKS } from './marks.ts';

const { name, mail, phone } = MARKS;
const WORDS = `My name is ${name}. I ${MARKS['journal text']} and wrote to ${mail}, or call ${phone}, at ${MARKS.GPS}, 13.37770.`;

/** What was asked, and how it was answered: 'POST /api/v1/goals 201'. */
export type Told = (line: string) => void;

/** A member's whole day, their mistakes, and the faults of a server, all with words that identify them. */
export async function liveOneDay(whole: WholePath, me: Person, tell: Told): Promise<void> {
  const ask = async (method: string, at: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await me.send(at, {
      method,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    tell(`${method} ${at.split('?')[0]?.replace(/[0-9a-f-]{36}/g, '{id}')} ${response.status}`);
    const text = await response.text();
    return text.startsWith('{') ? ((JSON.parse(text) as { data?: { id?: string } }).data?.id ?? '') : '';
  };
  await ask('GET', '/api/v1/users/me');
  for (const purpose of ['outside-models', 'analytics', 'health-data'])
    await ask('POST', '/api/v1/consents', { purpose, isGranted: true });

  // Morning: a journal, searched and asked.
  const entry = { text: WORDS, mood: 4, tags: [name, 'dog'], activities: ['walking'] };
  const entryId = await ask('POST', '/api/v1/journal-entries', entry);
  await ask('PATCH', `/api/v1/journal-entries/${entryId}`, { text: `${WORDS} And more.` });
  await whole.database.sql("update members set plan = 'premium', plan_until = now() + interval '1 day'");
  await ask('POST', '/api/v1/journal-search', { query: `observatory ${name}`, tag: name });
  await ask('POST', '/api/v1/journal-answers', { question: `What did ${name} do at the observatory?` });

  // Noon: meals, by hand and by photo.
  await ask('POST', '/api/v1/quick-meals', {
    title: `${MARKS['meal text']} at ${name}’s`,
    items: [{ name: MARKS['meal text'], energyKcal: 400 }],
  });
  await ask('POST', '/api/v1/custom-foods', {
    name: MARKS['meal text'],
    nutrientsPer100g: { energyKcal: 210 },
  });
  const photo = await me.upload(await talkativeJpeg(MARKS.metadata), { name: `${MARKS['file name']}.jpg` });
  tell(`POST /api/v1/food-analyses ${photo.status}`);

  // Evening: habits and settings.
  const goalId = await ask('POST', '/api/v1/goals', { title: MARKS['goal text'], why: WORDS });
  await ask('POST', '/api/v1/task-templates', {
    goalId,
    title: `${MARKS['goal text']}, says ${name}`,
    interval: { kind: 'days', every: 1 },
  });
  const tasks = (await me.read('/api/v1/tasks').catch(() => [])) as { id: string }[];
  for (const { id } of tasks.slice(0, 1)) await ask('POST', `/api/v1/tasks/${id}/complete`, {});
  await ask('POST', '/api/v1/api-keys', { name: MARKS['API key name'], scopes: ['food:read'] });

  // Mistakes: what cannot be read, addresses with words in them, headers, ids that are none.
  await ask('POST', '/api/v1/journal-entries', `{"text": "${WORDS}`);
  await ask('POST', '/api/v1/journal-entries', { text: { nested: WORDS } });
  await ask('GET', `/api/v1/journal-entries/${encodeURIComponent(name)}`);
  await ask('GET', `/api/v1/foods?query=${encodeURIComponent(MARKS['meal text'])}`);
  await ask('GET', `/api/v1/nothing-here/${encodeURIComponent(mail)}?q=${encodeURIComponent(WORDS)}`);
  await ask('GET', '/api/v1/users/me', undefined, { 'x-correlation-id': mail, 'user-agent': name });
  await ask('GET', '/api/v1/users/me', undefined, { referer: `https://mail.example/?to=${mail}` });

  await breakThings(whole, ask);
  // What the queue holds runs now: enrichment and analysis ask the outside models.
  for (let waited = 0; waited < 100 && whole.wires.models.count('POST /v1/messages') < 2; waited += 1)
    await new Promise((resolve) => setTimeout(resolve, 100));
}

type Ask = (method: string, at: string, body?: unknown) => Promise<string>;

/** Planted faults of a server: the database refuses the statement with all its parameters. */
async function breakThings(whole: WholePath, ask: Ask): Promise<void> {
  const broken: [table: string, column: string, act: () => Promise<unknown>][] = [
    ['goals', 'title', () => ask('POST', '/api/v1/goals', { title: MARKS['goal text'], why: WORDS })],
    [
      'food_items',
      'name',
      () =>
        ask('POST', '/api/v1/quick-meals', {
          items: [{ name: MARKS['meal text'], energyKcal: 1 }],
          title: name,
        }),
    ],
    ['api_keys', 'name', () => ask('POST', '/api/v1/api-keys', { name: mail, scopes: ['food:read'] })],
    ['journal_entries', 'mood', () => ask('POST', '/api/v1/journal-entries', { text: WORDS, mood: 2 })],
  ];
  for (const [table, column, act] of broken) {
    await whole.database.sql(`alter table ${table} rename column ${column} to ${column}_gone`);
    await act();
    await whole.database.sql(`alter table ${table} rename column ${column}_gone to ${column}`);
  }
}
