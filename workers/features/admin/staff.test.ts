import { afterAll, beforeAll, expect, test } from 'vitest';
import { dataOf } from '#workers/http/testing/data-of.ts';
import { type TestApp, type TestPerson, testApp } from '#workers/http/testing/test-app.ts';
import { addFigures } from './figure-queries.ts';
import { jobRun, person as personSchema, staffFigures } from './schemas.ts';
import { tidyFigures } from './tidy-figures.ts';

const MARKERS = ['Quillfeather', 'ana.quillfeather@example.org', 'a walk along the quay', 'Buckwheat blini'];
const SECRET_KEY = 'a secret key';

let app: TestApp;
let staff: TestPerson;
let member: TestPerson;
let memberId: string;
const letters: string[] = [];

beforeAll(async () => {
  const gone = new Set(['gone']);
  const answer = (verb: string) => async (id: string) => {
    letters.push(`${verb} ${id}`);
    return !gone.has(id);
  };
  app = await testApp({ deadLetters: { retry: answer('retry'), drop: answer('drop') } });
  [staff, member] = await Promise.all([app.person({ fva: [3, -1] }), app.person({ fva: [0, -1] })]);
  await promote(staff);
  memberId = await idOf(member);
  await member.send('POST', '/api/v1/journal-entries', { text: `${MARKERS[0]}: ${MARKERS[2]}`, mood: 4 });
  await member.send('POST', '/api/v1/quick-meals', { items: [{ name: MARKERS[3], energyKcal: 300 }] });
  app.deps.identity.subjectsOf = async (mail) => (mail === MARKERS[1] ? [member.subject] : []);
  app.deps.identity.mailAddressOf = async () => MARKERS[1] ?? null;
});
afterAll(() => app.close());

async function idOf(who: TestPerson): Promise<string> {
  return (await dataOf<{ id: string }>(await who.get('/api/v1/users/me'))).id;
}

async function promote(who: TestPerson, role = 'admin'): Promise<void> {
  await who.get('/api/v1/users/me');
  await app.database.sql('update members set role = $2 where clerk_user_id = $1', [who.subject, role]);
}

async function codeOf(response: Response): Promise<string> {
  return ((await response.json()) as { error: { code: string } }).error.code;
}

const why = (reason: string) => ({ 'x-staff-reason': encodeURIComponent(reason) });
const read = (who: TestPerson, path: string, headers: Record<string, string> = {}) =>
  who.send('GET', path, undefined, headers);
const search = (body: object, headers = why('ticket 12: über ihr Konto')) =>
  staff.send('POST', '/api/v1/person-searches', body, headers);

async function auditOf(action: string) {
  return app.database.sql<{ member_id: string; reason: string; actor_id: string }>(
    'select member_id, reason, actor_id from audit_log where action = $1 order by at',
    [action],
  );
}

async function deadRun(messageId: string | null): Promise<string> {
  const [row] = await app.database.sql<{ id: string }>(
    `insert into job_runs (id, name, key, state, attempts, error_code, message_id)
     values (gen_random_uuid(), 'food-analyse', $2 || gen_random_uuid(), 'dead', 6, 'later', $1) returning id`,
    [messageId, SECRET_KEY],
  );
  return row?.id ?? '';
}

const STAFF_READS = [
  '/api/v1/job-runs',
  '/api/v1/staff-flags',
  '/api/v1/feature-flags',
  '/api/v1/staff-figures',
  '/api/v1/audit-entries',
];

test.each(STAFF_READS)('a member is no staff at %s, and neither is who signed in long ago', async (path) => {
  expect(await codeOf(await read(member, path, why('curious')))).toBe('DAY-AUTH-1006');
  const stale = await app.person({ fva: [16, -1] });
  await promote(stale);
  expect(await codeOf(await read(stale, path, why('curious')))).toBe('DAY-AUTH-1010');
});

test('who has a second factor must have used that lately', async () => {
  const stale = await app.person({ fva: [0, 40] });
  const fresh = await app.person({ fva: [40, 2] });
  await Promise.all([promote(stale), promote(fresh)]);
  expect(await codeOf(await stale.get('/api/v1/job-runs'))).toBe('DAY-AUTH-1010');
  expect((await fresh.get('/api/v1/job-runs')).status).toBe(200);
});

test('a token that says nothing of when its person signed in is not enough', async () => {
  const silent = await app.person();
  await promote(silent);
  expect(await codeOf(await silent.get('/api/v1/job-runs'))).toBe('DAY-AUTH-1010');
});

test('an admin who lost the role in the middle of a session is out at the next request', async () => {
  const former = await app.person({ fva: [0, -1] });
  await promote(former);
  expect((await former.get('/api/v1/job-runs')).status).toBe(200);
  await promote(former, 'member');
  expect(await codeOf(await former.get('/api/v1/job-runs'))).toBe('DAY-AUTH-1006');
});

test('a closed account is no staff, though the isolate remembers it', async () => {
  const leaver = await app.person({ fva: [0, -1] });
  await promote(leaver);
  expect((await leaver.get('/api/v1/job-runs')).status).toBe(200);
  await app.database.sql('update members set deleted_at = now() where clerk_user_id = $1', [leaver.subject]);
  expect((await leaver.get('/api/v1/job-runs')).status).toBe(403);
});

test('staff see the dead letters, without what they were about', async () => {
  await deadRun('m0');
  const data = await dataOf<unknown[]>(await staff.get('/api/v1/job-runs'));
  expect(jobRun.array().parse(data)).toMatchObject([{ job: 'food-analyse', state: 'dead', attempts: 6 }]);
  expect(JSON.stringify(data)).not.toContain(SECRET_KEY);
});

test('a dead letter is sent again, or dropped for good, each with a reason that is kept', async () => {
  const [again, over] = [await deadRun('m1'), await deadRun('m2')];
  expect(await codeOf(await staff.send('POST', `/api/v1/job-runs/${again}/retries`))).toBe('DAY-STAFF-1005');
  const path = `/api/v1/job-runs/${again}/retries`;
  expect((await staff.send('POST', path, undefined, why('the model is back'))).status).toBe(204);
  const drop = () => staff.send('DELETE', `/api/v1/job-runs/${over}`, undefined, why('a test photo'));
  expect((await drop()).status).toBe(204);
  expect(await codeOf(await drop())).toBe('DAY-STAFF-1001');
  expect(letters).toEqual(['retry m1', 'drop m2']);
  for (const action of ['job.retry-asked', 'job.retried'])
    expect(await auditOf(action)).toMatchObject([{ reason: 'the model is back' }]);
  expect(await auditOf('job.dropped')).toMatchObject([{ reason: 'a test photo' }]);
});

test('a letter that the queue let go of says so', async () => {
  const path = `/api/v1/job-runs/${await deadRun('gone')}/retries`;
  expect(await codeOf(await staff.send('POST', path, undefined, why('once more')))).toBe('DAY-STAFF-1002');
  expect(await auditOf('job.not-retried')).toMatchObject([{ reason: 'once more' }]);
});

test('a retry is written down before the queue hears of it, and said to be done only after', async () => {
  const { retry } = app.deps.deadLetters;
  const [asked, done] = [await auditOf('job.retry-asked'), await auditOf('job.retried')];
  let seen = 0;
  app.deps.deadLetters.retry = async () => {
    seen = (await auditOf('job.retry-asked')).length;
    throw new Error('the queue is away');
  };
  const path = `/api/v1/job-runs/${await deadRun('m3')}/retries`;
  expect((await staff.send('POST', path, undefined, why('try now'))).status).toBe(500);
  expect(seen).toBe(asked.length + 1);
  expect(await auditOf('job.retried')).toHaveLength(done.length);
  app.deps.deadLetters.retry = retry;
});

test('what was not done leaves no line that says so', async () => {
  const id = await deadRun('m4');
  const drop = () => staff.send('DELETE', `/api/v1/job-runs/${id}`, undefined, why('both of us at once'));
  const statuses = (await Promise.all([drop(), drop()])).map(({ status }) => status).sort();
  expect(statuses).toEqual([204, 404]);
  const lines = (await auditOf('job.dropped')).filter(({ reason }) => reason === 'both of us at once');
  expect(lines).toHaveLength(1);
});

test('a person is found by mail or id, masked, with counts, and each look is a line with its reason', async () => {
  const found = await dataOf<unknown[]>(await search({ by: 'mail', value: MARKERS[1] }));
  expect(personSchema.array().parse(found)).toMatchObject([
    { id: memberId, maskedMail: 'a•••@e•••.org', status: 'active', counts: { meals: 1, entries: 1 } },
  ]);
  await search({ by: 'id', value: memberId });
  await search({ by: 'mail', value: 'nobody@example.org' });
  const staffId = await idOf(staff);
  const line = { reason: 'ticket 12: über ihr Konto', actor_id: staffId };
  expect(await auditOf('person.looked-up')).toMatchObject([
    { ...line, member_id: memberId },
    { ...line, member_id: memberId },
    { ...line, member_id: null },
  ]);
});

test('without a reason nobody is looked up, and when the line cannot be written nothing is read', async () => {
  const before = (await auditOf('person.looked-up')).length;
  for (const headers of [{}, why('x'), why('y'.repeat(301)), { 'x-staff-reason': '%E0%A4%A' }]) {
    expect(await codeOf(await search({ by: 'id', value: memberId }, headers as never))).toBe(
      'DAY-STAFF-1005',
    );
  }
  expect(await codeOf(await staff.get('/api/v1/audit-entries'))).toBe('DAY-STAFF-1005');
  await app.database.sql(
    "alter table audit_log add constraint planted check (action <> 'person.looked-up') not valid",
  );
  try {
    const refused = await search({ by: 'id', value: memberId });
    expect(refused.status).toBe(500);
    expect(await refused.text()).not.toContain('counts');
  } finally {
    await app.database.sql('alter table audit_log drop constraint planted');
  }
  expect(await auditOf('person.looked-up')).toHaveLength(before);
});

test('the audit log is searched by person, and the search is a line of it', async () => {
  const headers = why('who looked at this account');
  const path = `/api/v1/audit-entries?memberId=${memberId}&action=person.looked-up`;
  const entries = await dataOf<{ reason: string }[]>(await read(staff, path, headers));
  expect(entries).toHaveLength(2);
  expect(await auditOf('audit.searched')).toMatchObject([
    { member_id: memberId, reason: 'who looked at this account' },
  ]);
});

test('a flag is raised once, seen, and closed with a reason', async () => {
  const flag = { kind: 'payment-mismatch', subjectId: 'sub_1', memberId } as const;
  await app.deps.staffFlags.raise(flag);
  await app.deps.staffFlags.raise(flag);
  const open = await dataOf<{ id: string }[]>(await staff.get('/api/v1/staff-flags'));
  expect(open).toMatchObject([{ kind: 'payment-mismatch', memberId }]);
  const close = () =>
    staff.send('DELETE', `/api/v1/staff-flags/${open[0]?.id}`, undefined, why('price was renamed'));
  expect((await close()).status).toBe(204);
  expect(await codeOf(await close())).toBe('DAY-STAFF-1004');
  expect(await dataOf(await staff.get('/api/v1/staff-flags?state=closed'))).toMatchObject([
    { reason: 'price was renamed' },
  ]);
});

test('what two isolates counted stands in one figure, in the charts and at /metrics', async () => {
  const counted = (count: number, buckets: number[]) => [
    { series: 'dayloom_db_query_seconds{scope="member"}', count, sum: count / 100, buckets },
  ];
  for (const [count, buckets] of [
    [1, [0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]],
    [2, [0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0]],
  ] as const) {
    const totals = counted(count, [...buckets]);
    const charts = totals.map((one) => ({ ...one, series: 'dayloom_db_query_seconds' }));
    const minute = new Date(Math.floor(Date.now() / 60_000) * 60_000);
    await addFigures(app.deps.db, { minute, totals, charts });
  }
  const text = await (
    await app.request('/metrics', { headers: { authorization: 'Bearer metrics-token-of-the-tests' } })
  ).text();
  expect(text).toContain('dayloom_db_query_seconds_bucket{scope="member",le="0.025"} 2\n');
  expect(text).toContain('dayloom_db_query_seconds_count{scope="member"} 3\n');
  expect(text).toMatch(/dayloom_jobs\{state="dead"\} \d/);
  const figures = staffFigures.parse(await dataOf(await staff.get('/api/v1/staff-figures')));
  expect(figures.steps).toHaveLength(61);
  expect(figures.steps.find(({ database }) => database !== null)?.database?.p50Ms).toBeCloseTo(21.25);
  expect(figures.steps.reduce((sum, step) => sum + step.requests, 0)).toBeGreaterThan(10);
});

test('nothing that staff were shown, and no line of log, holds a word of the member', async () => {
  const seen: string[] = [];
  for (const path of STAFF_READS) seen.push(await (await read(staff, path, why('all of it'))).text());
  seen.push(await (await search({ by: 'id', value: memberId })).text(), JSON.stringify(app.lines));
  for (const marker of MARKERS) expect(seen.join()).not.toContain(marker);
});

test('minutes that no chart reaches are removed, and the sums stay', async () => {
  const old = { series: 'dayloom_task_completed_total', count: 4, sum: 0, buckets: null };
  const minute = new Date(Date.now() - 9 * 86_400_000);
  await addFigures(app.deps.db, { minute, totals: [old], charts: [old] });
  await tidyFigures(app.deps.db, new Date(), new AbortController().signal);
  const at = "select count(*)::int as rows from figure_minutes where minute < now() - interval '8 days'";
  expect(await app.database.sql(at)).toEqual([{ rows: 0 }]);
  const sums = await app.database.sql(
    "select count from figure_totals where series = 'dayloom_task_completed_total'",
  );
  expect(sums).toEqual([{ count: 4 }]);
});
