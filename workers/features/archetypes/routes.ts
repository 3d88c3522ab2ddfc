import { createRoute, z } from '@hono/zod-openapi';
import { access } from '#workers/http/access.ts';
import { call, jsonBody } from '#workers/http/call.ts';
import { dataResponse, listResponse, refusals, sendData, sendList } from '#workers/http/envelope.ts';
import { idempotencyHeader, idempotently } from '#workers/http/idempotency.ts';
import type { Api } from '#workers/http/types.ts';
import { assignArchetype, listArchetypes, readArchetype } from './assign-archetype.ts';
import { ARCHETYPES } from './pure/catalogue/archetypes.ts';
import { HOUSES } from './pure/catalogue/houses.ts';
import { detailOf, houseOf, summaryOf } from './pure/say-catalogue.ts';
import { answerQuiz, readQuiz, restartQuiz } from './quiz.ts';
import * as s from './schemas.ts';
import { knownArchetype } from './shape-archetype.ts';
import { answerSuggestion, listSuggestions } from './suggest-archetypes.ts';

const READ = { kind: 'scope', scope: 'archetypes:read' } as const;
const WRITE = { kind: 'scope', scope: 'archetypes:write' } as const;
const MINE = '/api/v1/users/me';
const tags = ['archetypes'];
/** The catalogue is the same for everybody, and changes with a release. */
const AN_HOUR = 'public, max-age=3600, stale-while-revalidate=86400';

export function routes(app: Api): void {
  catalogueRoutes(app);
  quizRoutes(app);
  memberRoutes(app);
}

function catalogueRoutes(app: Api): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/archetypes',
      tags,
      summary: 'All archetypes',
      ...access({ kind: 'constant' }),
      request: { query: s.spoken },
      responses: { 200: dataResponse(z.array(s.archetypeSummary), 'The catalogue') },
    }),
    (http) => {
      const { language } = http.req.valid('query');
      http.header('Cache-Control', AN_HOUR);
      return sendData(
        http,
        ARCHETYPES.map((one) => summaryOf(one, language)),
        200,
      );
    },
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/archetypes/{archetypeId}',
      tags,
      summary: 'An archetype with its profile and its first plan',
      ...access({ kind: 'constant' }),
      request: { params: s.archetypeParam, query: s.spoken },
      responses: { 200: dataResponse(s.archetype, 'The archetype'), ...refusals('DAY-REQ-1002') },
    }),
    (http) => {
      http.header('Cache-Control', AN_HOUR);
      const { archetypeId } = http.req.valid('param');
      return sendData(http, detailOf(knownArchetype(archetypeId), http.req.valid('query').language), 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/houses',
      tags,
      summary: 'The four houses',
      ...access({ kind: 'constant' }),
      request: { query: s.spoken },
      responses: { 200: dataResponse(z.array(s.house), 'The houses') },
    }),
    (http) => {
      const { language } = http.req.valid('query');
      http.header('Cache-Control', AN_HOUR);
      return sendData(
        http,
        HOUSES.map((one) => houseOf(one, language)),
        200,
      );
    },
  );
}

function quizRoutes(app: Api): void {
  const path = `${MINE}/quiz`;
  app.openapi(
    createRoute({
      method: 'get',
      path,
      tags,
      summary: 'The quiz, as far as it was answered',
      ...access(READ),
      request: { query: s.spoken },
      responses: { 200: dataResponse(s.quiz, 'The quiz') },
    }),
    async (http) => sendData(http, await call(http, readQuiz, http.req.valid('query')), 200),
  );
  app.openapi(
    createRoute({
      method: 'patch',
      path,
      tags,
      summary: 'Answer items, or take answers back',
      ...access(WRITE),
      request: { query: s.spoken, body: jsonBody(s.patchQuiz) },
      responses: { 200: dataResponse(s.quiz, 'The quiz'), ...refusals('DAY-REQ-1002') },
    }),
    async (http) => {
      const input = { ...http.req.valid('json'), ...http.req.valid('query') };
      return sendData(http, await call(http, answerQuiz, input), 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'delete',
      path,
      tags,
      summary: 'Forget all answers and begin again; the archetype stays',
      ...access(WRITE),
      responses: { 204: { description: 'Forgotten' } },
    }),
    async (http) => {
      await call(http, restartQuiz, undefined);
      return http.body(null, 204);
    },
  );
}

function memberRoutes(app: Api): void {
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/v1/archetypes/assign',
      tags,
      summary: 'From the answers to an archetype, or to what to ask next',
      ...access(WRITE),
      request: { query: s.spoken, headers: idempotencyHeader, body: jsonBody(s.newAssignment) },
      responses: {
        200: dataResponse(s.verdict, 'What the answers say'),
        ...refusals('DAY-REQ-1002', 'DAY-IDEM-1001', 'DAY-IDEM-1002'),
      },
    }),
    (http) =>
      idempotently(http, async (requestKey) => {
        const input = { ...http.req.valid('json'), ...http.req.valid('query'), requestKey };
        return sendData(http, await call(http, assignArchetype, input), 200);
      }),
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: `${MINE}/archetype`,
      tags,
      summary: 'The member’s archetype',
      ...access(READ),
      request: { query: s.spoken },
      responses: { 200: dataResponse(s.assignment, 'The archetype'), ...refusals('DAY-ARCH-1002') },
    }),
    async (http) => sendData(http, await call(http, readArchetype, http.req.valid('query')), 200),
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: `${MINE}/archetypes`,
      tags,
      summary: 'All archetypes that the member has had, the newest first',
      ...access(READ),
      request: { query: s.historyPage.extend(s.spoken.shape) },
      responses: { 200: listResponse(s.assignment, 'A page of archetypes'), ...refusals('DAY-REQ-1002') },
    }),
    async (http) => {
      const { assignments, meta } = await call(http, listArchetypes, http.req.valid('query'));
      return sendList(http, assignments, meta);
    },
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: `${MINE}/archetype-suggestions`,
      tags,
      summary: 'An archetype that newer answers suggest',
      ...access(READ),
      request: { query: s.spoken },
      responses: { 200: dataResponse(z.array(s.suggestion), 'One suggestion, or none') },
    }),
    async (http) => sendData(http, await call(http, listSuggestions, http.req.valid('query')), 200),
  );
  app.openapi(
    createRoute({
      method: 'patch',
      path: `${MINE}/archetype-suggestions`,
      tags,
      summary: 'Take the suggestion, or leave it',
      ...access(WRITE),
      request: { body: jsonBody(s.answerSuggestion) },
      responses: { 204: { description: 'Answered' }, ...refusals('DAY-ARCH-1003') },
    }),
    async (http) => {
      await call(http, answerSuggestion, http.req.valid('json'));
      return http.body(null, 204);
    },
  );
}
