import { afterAll, beforeAll, beforeEach } from 'vitest';
import { contextForJob } from '#workers/features/account/index.ts';
import { dataOf } from '#workers/http/testing/data-of.ts';
import { type TestApp, type TestPerson, testApp } from '#workers/http/testing/test-app.ts';
import { asId } from '#workers/kernel/ids.ts';
import { closeDueDays } from '../index.ts';
import { type Task, type TaskTemplate, task, taskTemplate } from '../schemas.ts';

export const DAILY = { kind: 'days', every: 1 };

/** An app for the file's tests, and in each of them a new person on the morning of 10 June 2026, a Wednesday. */
export function habitsKit() {
  let app: TestApp;
  let person: TestPerson;
  let now = new Date();
  beforeAll(async () => {
    app = await testApp({ now: () => now });
  });
  beforeEach(async () => {
    now = new Date('2026-06-10T09:00:00Z');
    person = await app.person();
  });
  afterAll(() => app.close());

  const tasksOf = async (day?: string): Promise<Task[]> => {
    const response = await person.get(`/api/v1/tasks${day === undefined ? '' : `?day=${day}`}`);
    return task.array().parse(await dataOf(response));
  };
  const contextOf = async (id: string) => {
    const input = { deps: app.deps, memberId: asId<'member'>(id), job: 'test', now, correlationId: 'test' };
    const ctx = await contextForJob(input);
    if (ctx === null) throw new Error('the member is gone');
    return ctx;
  };
  return {
    get app() {
      return app;
    },
    get person() {
      return person;
    },
    set person(other: TestPerson) {
      person = other;
    },
    get now() {
      return now;
    },
    set now(at: Date) {
      now = at;
    },
    tasksOf,
    contextOf,
    async plan(body: object = {}): Promise<TaskTemplate> {
      const wanted = { title: 'Walk', interval: DAILY, ...body };
      return taskTemplate.parse(await dataOf(await person.send('POST', '/api/v1/task-templates', wanted)));
    },
    async first(day?: string): Promise<Task> {
      const [found] = await tasksOf(day);
      if (found === undefined) throw new Error('there is no task');
      return found;
    },
    deed: (id: string, name: string, body?: object) =>
      person.send('POST', `/api/v1/tasks/${id}/${name}`, body),
    template: async (id: string) =>
      taskTemplate.parse(await dataOf(await person.get(`/api/v1/task-templates/${id}`))),
    tomorrow: (days = 1) => {
      now = new Date(now.getTime() + days * 86_400_000);
    },
    memberId: async () => ((await dataOf(await person.get('/api/v1/users/me'))) as { id: string }).id,
    close: () => closeDueDays(app.deps, { now, limit: 50, contextOf }),
  };
}
