import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SHARED_SERVER } from '#db/testing/shared-server.ts';
import { dataOf } from '#workers/http/testing/data-of.ts';
import { type TestApp, testApp } from '#workers/http/testing/test-app.ts';

/** Statements of two requests meet on a real server alone: the embedded one has one session. */
describe.skipIf(process.env[SHARED_SERVER] === undefined)('two devices at once', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp();
  });
  afterAll(() => app.close());

  test('have one effect: a task is completed once, skipped or completed, and its day is made once', async () => {
    const person = await app.person();
    const interval = { kind: 'days', every: 1 };
    for (let n = 0; n < 12; n += 1) {
      const made = await person.send('POST', '/api/v1/task-templates', { title: `Walk ${n}`, interval });
      expect(made.status).toBe(201);
    }
    await app.deps.db.asSystem('test: the day is not made').rows({
      sql: `with gone as (delete from task_instances) update habit_clocks set rolled_day = '2026-01-01'`,
      params: [],
    });
    const read = () => person.get('/api/v1/tasks');
    const [tasks = [], ...others] = await Promise.all(
      [read(), read(), read()].map(async (one) => dataOf<{ id: string }[]>(await one)),
    );
    expect(tasks).toHaveLength(12);
    for (const other of others) expect(other.map(({ id }) => id)).toEqual(tasks.map(({ id }) => id));
    const deed = (id: string, name: string) =>
      person.send('POST', `/api/v1/tasks/${id}/${name}`, name === 'complete' ? {} : undefined);
    for (const [n, { id }] of tasks.entries()) {
      const other = n % 2 === 0 ? 'complete' : 'start';
      const answers = await Promise.all([deed(id, 'complete'), deed(id, other), deed(id, other)]);
      const done = answers.filter(({ status }) => status === 200);
      expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
      // A start may come before the one completion, and never after it.
      expect(done.length).toBeLessThanOrEqual(other === 'complete' ? 1 : 2);
      const { state, streak } = await dataOf<{ state: string; streak: number }>(
        await person.get(`/api/v1/tasks/${id}`),
      );
      expect({ state, streak }).toEqual({ state: 'completed', streak: 1 });
    }
  }, 60_000);
});
