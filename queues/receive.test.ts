import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DatabaseUnavailable } from '#db/client.ts';
import { type TestDatabase, testDatabase } from '#db/testing/test-database.ts';
import { AppError } from '#workers/kernel/errors.ts';
import { countingJob, delivery, deliveryOf, JOBS_URL, KEYS, testReceiver } from './local/job-test-kit.ts';
import { MAX_JOB_BYTES } from './message-body.ts';
import { claimRun, finishRun } from './queries.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(() => database.sql('delete from job_runs'));

function setUp(act?: Parameters<typeof countingJob>[0]) {
  const counting = countingJob(act);
  const receiver = testReceiver({ db: database.db, jobs: [counting.job] });
  const message = counting.job.message('the-key', { n: 7 });
  return { ...counting, ...receiver, message };
}

const rows = () =>
  database.sql<{ name: string; state: string; attempts: number; error_code: string | null }>(
    'select name, state, attempts, error_code from job_runs',
  );

describe('who may send', () => {
  const secret = JSON.stringify({ key: 'private-key', payload: { n: 41_414_141 } });
  const forgeries: [string, () => Request][] = [
    ['another signing key', () => delivery('test-count', secret, { key: 'sig_stolen' })],
    ['a token that ran out', () => delivery('test-count', secret, { nowMs: Date.now() - 306_000 })],
    ['a token of the future', () => delivery('test-count', secret, { nowMs: Date.now() + 60_000 })],
    ['another body', () => delivery('test-count', secret, { signedBody: '{"key":"k","payload":{"n":1}}' })],
    [
      'the URL of another job',
      () => delivery('test-count', secret, { signedUrl: `${JOBS_URL}/jobs/other-job` }),
    ],
    ['no signature', () => new Request(`${JOBS_URL}/jobs/test-count`, { method: 'POST', body: secret })],
    [
      'alg none',
      () => {
        const request = delivery('test-count', secret);
        const [, claims] = (request.headers.get('upstash-signature') ?? '').split('.');
        request.headers.set('upstash-signature', `${btoa('{"alg":"none","typ":"JWT"}')}.${claims}.`);
        return request;
      },
    ],
  ];

  async function expectRefusal(receiver: ReturnType<typeof setUp>, request: Request) {
    const response = await receiver.receive(request);
    expect(response.status).toBe(401);
    expect(receiver.ran).toEqual([]);
    expect(await rows()).toEqual([]);
    const traces = JSON.stringify([receiver.lines, receiver.captured, await response.text()]);
    expect(traces).not.toMatch(/private-key|41414141|sig_/);
  }

  test.each(forgeries)('refuses %s, runs nothing and keeps no trace of what it held', async (_, forge) => {
    await expectRefusal(setUp(), forge());
  });

  test('this check would notice a receiver that believes every signature', async () => {
    const counting = countingJob();
    const message = counting.job.message('the-key', { n: 7 });
    const credulous = testReceiver({ db: database.db, jobs: [counting.job], verify: async () => true });
    await expect(
      expectRefusal(
        { ...counting, ...credulous, message },
        delivery('test-count', secret, { key: 'sig_stolen' }),
      ),
    ).rejects.toThrow();
  });

  test('takes the next key while keys are rolled', async () => {
    const { receive, message, ran } = setUp();
    const response = await receive(deliveryOf(message, { key: KEYS.nextSigningKey }));
    expect(response.status).toBe(200);
    expect(ran.map(({ payload }) => payload.n)).toEqual([7]);
  });

  test('stops reading a body that is too large, before it looks at the signature', async () => {
    const verified: unknown[] = [];
    const { job } = countingJob();
    const { receive } = testReceiver({
      db: database.db,
      jobs: [job],
      verify: async (input) => verified.push(input) > 0,
    });
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 16_384;
        controller.enqueue(new Uint8Array(16_384));
      },
    });
    const headers = { 'upstash-signature': 'x', 'upstash-message-id': 'msg_1' };
    const init = { method: 'POST', headers, body: endless, duplex: 'half' };
    const response = await receive(new Request(`${JOBS_URL}/jobs/test-count`, init));
    expect(response.status).toBe(413);
    expect(verified).toEqual([]);
    expect(sent).toBeLessThan(4 * MAX_JOB_BYTES);
  });

  test('answers 404 for a job of another release, 405 for another method, 489 for a payload that does not fit', async () => {
    const { receive, ran } = setUp();
    expect((await receive(delivery('test-later', '{"key":"k","payload":{}}'))).status).toBe(404);
    expect((await receive(new Request(`${JOBS_URL}/jobs/test-count`))).status).toBe(405);
    for (const body of [
      '{"key":"k","payload":{"n":"7"}}',
      '{"key":"","payload":{"n":7}}',
      'not json',
      '[]',
    ]) {
      const response = await receive(delivery('test-count', body));
      expect([response.status, response.headers.get('upstash-nonretryable-error')]).toEqual([489, 'true']);
    }
    expect(ran).toEqual([]);
  });
});

describe('once', () => {
  async function fiveInSequence({ receive, message }: ReturnType<typeof setUp>) {
    const statuses: number[] = [];
    for (let n = 0; n < 5; n++)
      statuses.push((await receive(deliveryOf(message, { messageId: `msg_${n}` }))).status);
    return statuses;
  }

  async function fiveAtOnce() {
    let open = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const kit = setUp(() => gate);
    const responses = Array.from({ length: 5 }, () => kit.receive(deliveryOf(kit.message)));
    const waiting = new Set(responses);
    for (const response of responses) void response.then(() => waiting.delete(response));
    await expect.poll(() => kit.ran.length + (5 - waiting.size)).toBeGreaterThanOrEqual(5);
    open();
    return { kit, responses: await Promise.all(responses) };
  }

  test('runs once when it is delivered five times', async () => {
    const kit = setUp();
    expect(await fiveInSequence(kit)).toEqual([200, 200, 200, 200, 200]);
    expect(kit.ran).toHaveLength(1);
    expect(await rows()).toEqual([{ name: 'test-count', state: 'done', attempts: 1, error_code: null }]);
  });

  test('runs once when it is delivered five times at once, and asks for the others again', async () => {
    const { kit, responses } = await fiveAtOnce();
    expect(kit.ran).toHaveLength(1);
    expect(responses.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
    for (const response of responses.filter(({ status }) => status === 409)) {
      const seconds = Number(response.headers.get('retry-after'));
      expect(seconds).toBeGreaterThan(0);
      expect(seconds).toBeLessThanOrEqual(45);
    }
    expect((await kit.receive(deliveryOf(kit.message))).status).toBe(200);
    expect(kit.ran).toHaveLength(1);
  });

  test('these checks would notice a lost receipt and a lease that does not hold', async () => {
    const plant = (fault: string) =>
      database.sql(`create function plant() returns trigger language plpgsql as $$ begin ${fault}; return new; end $$;
        create trigger plant before insert or update on job_runs for each row execute function plant()`);
    const remove = () =>
      database.sql('drop trigger plant on job_runs; drop function plant; delete from job_runs');
    await plant(`if new.state = 'done' then new.state := 'failed'; end if`);
    const kit = setUp();
    await fiveInSequence(kit);
    expect(kit.ran).toHaveLength(5);
    await remove();
    await plant(`new.lease_until := now() - interval '1 second'`);
    expect((await fiveAtOnce()).kit.ran.length).toBeGreaterThan(1);
    await remove();
  });

  test('keeps apart what has another key', async () => {
    const { receive, job, ran } = setUp();
    for (const key of ['a', 'b']) await receive(deliveryOf(job.message(key, { n: 1 })));
    expect(ran).toHaveLength(2);
  });

  test('runs a message without a key once for each message of the schedule', async () => {
    const { receive, ran } = setUp();
    const body = '{"payload":{"n":1}}';
    for (const messageId of ['msg_1', 'msg_1', 'msg_2'])
      await receive(delivery('test-count', body, { messageId }));
    expect(ran).toHaveLength(2);
  });

  test('gives the work of a runner that died to another one when its lease is over, and not before', async () => {
    const { receive, message, ran } = setUp();
    const lost = { name: message.name, key: message.key, token: crypto.randomUUID() };
    await claimRun(database.db, lost, { messageId: 'msg_0', leaseS: 45 });
    const early = await receive(deliveryOf(message));
    expect([early.status, ran.length]).toEqual([409, 0]);
    expect(Number(early.headers.get('retry-after'))).toBeGreaterThan(30);

    await database.sql(`update job_runs set lease_until = now() - interval '1 second'`);
    expect((await receive(deliveryOf(message))).status).toBe(200);
    expect(ran.map(({ attempt }) => attempt)).toEqual([2]);
    expect(await finishRun(database.db, lost, { errorCode: 'DAY-SYS-1001' })).toBe(false);
    expect(await rows()).toMatchObject([{ state: 'done', attempts: 2 }]);
  });
});

describe('failure', () => {
  test('a database that is away for a moment is written to again, and the lease is waited for by nobody', async () => {
    let refusals = 1;
    const asSystem: typeof database.db.asSystem = (reason) => {
      if (reason.startsWith('job: finish') && refusals > 0) {
        refusals -= 1;
        throw new DatabaseUnavailable();
      }
      return database.db.asSystem(reason);
    };
    const counting = countingJob();
    const { receive } = testReceiver({ db: { ...database.db, asSystem }, jobs: [counting.job] });
    expect((await receive(deliveryOf(counting.job.message('the-key', { n: 7 })))).status).toBe(200);
    expect(await rows()).toMatchObject([{ state: 'done', attempts: 1 }]);
  });

  test('an unknown error is reported, tried again, and leaves a code and no text', async () => {
    let broken = true;
    const kit = setUp(async () => {
      if (broken) throw new Error('secret text');
    });
    const first = await kit.receive(deliveryOf(kit.message));
    expect([first.status, first.headers.get('upstash-nonretryable-error')]).toEqual([500, null]);
    expect(await first.text()).not.toContain('secret text');
    expect(JSON.stringify(kit.lines)).not.toContain('secret text');
    expect(kit.captured).toMatchObject([{ message: 'secret text' }]);
    expect(await rows()).toMatchObject([{ state: 'failed', error_code: 'DAY-SYS-1001' }]);
    broken = false;
    expect((await kit.receive(deliveryOf(kit.message))).status).toBe(200);
    expect(await rows()).toEqual([{ name: 'test-count', state: 'done', attempts: 2, error_code: null }]);
  });

  test('a refusal that no repeat can change is final; one that passes says when', async () => {
    const final = setUp(async () => {
      throw new AppError('DAY-FOOD-1001');
    });
    const refusal = await final.receive(deliveryOf(final.message));
    expect([refusal.status, refusal.headers.get('upstash-nonretryable-error')]).toEqual([489, 'true']);
    const passing = setUp(async () => {
      throw new AppError('DAY-PHOTO-1007', { retryAfterS: 3 });
    });
    const busy = await passing.receive(deliveryOf(passing.job.message('other', { n: 1 })));
    expect([busy.status, busy.headers.get('retry-after')]).toEqual([503, '3']);
  });

  test('a job may ask to be run later', async () => {
    const { receive, message, captured } = setUp(async () => ({ kind: 'later', retryAfterS: 5 }));
    const response = await receive(deliveryOf(message));
    expect(response.ok).toBe(false);
    expect(response.headers.get('retry-after')).toBe('5');
    expect(captured).toEqual([]);
    expect(await rows()).toMatchObject([{ state: 'failed', error_code: 'later' }]);
  });

  test('a run that takes too long is told to stop, and tried again', async () => {
    const { job, ran } = countingJob(
      ({ signal }) => new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve())),
    );
    const { receive } = testReceiver({ db: database.db, jobs: [{ ...job, timeoutS: 0.02 }] });
    expect((await receive(deliveryOf(job.message('k', { n: 1 })))).status).toBe(500);
    expect(ran[0]?.signal.aborted).toBe(true);
    expect(await rows()).toMatchObject([{ state: 'failed', error_code: 'timeout' }]);
  });

  test('without a database it asks for another delivery', async () => {
    const { job, ran } = countingJob();
    const gone = () => {
      throw new DatabaseUnavailable('gone');
    };
    const db = { ...database.db, asSystem: gone };
    const { receive, captured } = testReceiver({ db, jobs: [job] });
    const response = await receive(deliveryOf(job.message('k', { n: 1 })));
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
    expect([ran, captured]).toEqual([[], []]);
  });
});
