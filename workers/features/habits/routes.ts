import { createRoute, z } from '@hono/zod-openapi';
import { access } from '#workers/http/access.ts';
import { call, jsonBody } from '#workers/http/call.ts';
import { dataResponse, listResponse, refusals, sendData, sendList } from '#workers/http/envelope.ts';
import { idempotencyHeader, idempotently } from '#workers/http/idempotency.ts';
import type { Api } from '#workers/http/types.ts';
import { calendarRoutes } from './calendar-routes.ts';
import { habitDays } from './export-tasks.ts';
import { goalRoutes } from './goal-routes.ts';
import { pauseRoutes } from './pause-routes.ts';
import * as s from './schemas.ts';
import {
  completeInstance,
  listTasks,
  noteProgress,
  readTask,
  reopenInstance,
  skipInstance,
  startInstance,
} from './tasks.ts';
import { templateRoutes } from './template-routes.ts';

const READ = { kind: 'scope', scope: 'habits:read' } as const;
const WRITE = { kind: 'scope', scope: 'habits:write' } as const;
const TASKS = '/api/v1/tasks';
const tags = ['habits'];
const param = z.object({ taskId: z.uuid() });
const REFUSED = ['DAY-HAB-1003', 'DAY-HAB-1004', 'DAY-HAB-1005'] as const;

/** Tasks of days. Goals, templates, pauses and what leaves the house have files of their own. */
export function routes(app: Api): void {
  goalRoutes(app);
  templateRoutes(app);
  pauseRoutes(app);
  calendarRoutes(app);

  app.openapi(
    createRoute({
      method: 'get',
      path: TASKS,
      tags,
      summary: 'The tasks of a local day, by the time of day; today unless it is said',
      ...access(READ),
      request: { query: s.tasksQuery },
      responses: { 200: listResponse(s.task, 'A page of tasks'), ...refusals('DAY-REQ-1002') },
    }),
    async (http) => {
      const { tasks, meta } = await call(http, listTasks, http.req.valid('query'));
      return sendList(http, tasks, meta);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: `${TASKS}/{taskId}`,
      tags,
      summary: 'One task of a day',
      ...access(READ),
      request: { params: param },
      responses: { 200: dataResponse(s.task, 'The task'), ...refusals('DAY-HAB-1003') },
    }),
    async (http) => sendData(http, await call(http, readTask, { id: http.req.valid('param').taskId }), 200),
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: `${TASKS}/{taskId}/complete`,
      tags,
      summary: 'Done; a second time is refused, so that two devices count once',
      ...access(WRITE),
      request: { params: param, headers: idempotencyHeader, body: jsonBody(s.completeTask) },
      responses: { 200: dataResponse(s.task, 'The task'), ...refusals('DAY-REQ-1002', ...REFUSED) },
    }),
    (http) =>
      idempotently(http, async () => {
        const input = { id: http.req.valid('param').taskId, ...http.req.valid('json') };
        return sendData(http, await call(http, completeInstance, input), 200);
      }),
  );

  app.openapi(
    createRoute({
      method: 'put',
      path: `${TASKS}/{taskId}/progress`,
      tags,
      summary: 'How much of a measured target was done; all of it completes the task',
      ...access(WRITE),
      request: { params: param, body: jsonBody(s.taskProgress) },
      responses: { 200: dataResponse(s.task, 'The task'), ...refusals('DAY-REQ-1002', ...REFUSED) },
    }),
    async (http) => {
      const input = { id: http.req.valid('param').taskId, ...http.req.valid('json') };
      return sendData(http, await call(http, noteProgress, input), 200);
    },
  );

  for (const { deed, verb, summary } of DEEDS) {
    app.openapi(
      createRoute({
        method: 'post',
        path: `${TASKS}/{taskId}/${deed}`,
        tags,
        summary,
        ...access(WRITE),
        request: { params: param, headers: idempotencyHeader },
        responses: { 200: dataResponse(s.task, 'The task'), ...refusals(...REFUSED) },
      }),
      (http) =>
        idempotently(http, async () =>
          sendData(http, await call(http, verb, { id: http.req.valid('param').taskId }), 200),
        ),
    );
  }

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/habit-days',
      tags,
      summary: 'How much was due and done on each of some days, at most 400; days without tasks are absent',
      ...access(READ),
      request: { query: s.spanQuery },
      responses: { 200: dataResponse(z.array(s.habitDay), 'The days'), ...refusals('DAY-REQ-1002') },
    }),
    async (http) => sendData(http, await call(http, habitDays, http.req.valid('query')), 200),
  );
}

const DEEDS = [
  { deed: 'start', verb: startInstance, summary: 'Begin; a task with a length runs its timer from here' },
  { deed: 'skip', verb: skipInstance, summary: 'Not today: it counts as missed' },
  { deed: 'reopen', verb: reopenInstance, summary: 'Take a tick, a skip or a start back' },
] as const;
