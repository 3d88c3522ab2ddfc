import { createRoute, z } from '@hono/zod-openapi';
import { access } from '#workers/http/access.ts';
import { jsonBody } from '#workers/http/call.ts';
import { dataResponse, refusals, sendData } from '#workers/http/envelope.ts';
import type { Api, Http } from '#workers/http/types.ts';
import { AppError } from '#workers/kernel/errors.ts';
import { readActionToken } from './action-tokens.ts';
import { answerByToken } from './answer-prompt.ts';
import { readStopLink, unsubscribeByToken } from './digest.ts';
import type { Language } from './pure/prompt-texts.ts';
import { type StopState, stopPage } from './pure/stop-page.ts';
import * as s from './schemas.ts';

const tags = ['prompts'];
const tokenQuery = z.object({ token: z.string().min(20).max(300) });
const UNSUBSCRIBE = '/api/v1/digest-unsubscriptions';
/** Which prompt the request's token was signed for; null when it was not. */
async function promptOf(http: Http): Promise<string | null> {
  const { linkSecret, now } = http.get('deps');
  const read = s.tokenAnswer.safeParse(await http.req.json().catch(() => null));
  if (!read.success) return null;
  const opened = await readActionToken({ linkSecret }, read.data.token, now()).catch(() => null);
  return opened && `prompt ${opened.promptId}`;
}

/** What works without a session, by a signed token alone. */
export function linkRoutes(app: Api): void {
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/v1/prompt-actions',
      tags,
      summary: 'A button of a notification: its token names prompt, action and round, and expires',
      ...access({ kind: 'signed', keyOf: promptOf }),
      request: { body: jsonBody(s.tokenAnswer) },
      responses: {
        200: dataResponse(s.tokenAnswered, 'How the prompt stands now'),
        ...refusals('DAY-REQ-1002', 'DAY-PRMT-1002', 'DAY-PRMT-1003', 'DAY-PRMT-1008', 'DAY-PRMT-1009'),
      },
    }),
    async (http) => {
      const deps = http.get('deps');
      const { token } = http.req.valid('json');
      return sendData(
        http,
        await answerByToken(deps, { token, now: deps.now(), correlationId: http.get('correlationId') }),
        200,
      );
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: UNSUBSCRIBE,
      tags,
      summary:
        'The link of the weekly mail: a page that asks. Nothing changes by looking, since mail programs open links',
      ...access({ kind: 'public' }),
      request: { query: tokenQuery },
      responses: { 200: stopPageResponse, 403: stopPageResponse, 409: stopPageResponse },
    }),
    async (http) => {
      const deps = http.get('deps');
      const { token } = http.req.valid('query');
      try {
        const { language } = await readStopLink(deps, token, deps.now());
        return sendStopPage(http, { state: 'ask', language, token });
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        const language = http.req.header('accept-language')?.startsWith('de') ? 'de' : 'en';
        return sendStopPage(
          http,
          { state: 'invalid', language, token },
          error.code === 'DAY-PRMT-1002' ? 403 : 409,
        );
      }
    },
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: UNSUBSCRIBE,
      tags,
      summary: 'Ends the weekly mail: the button of that page, and mail programs by themselves (RFC 8058)',
      ...access({ kind: 'public' }),
      request: { query: tokenQuery },
      responses: { 200: stopPageResponse, ...refusals('DAY-REQ-1002', 'DAY-PRMT-1002', 'DAY-PRMT-1003') },
    }),
    async (http) => {
      const deps = http.get('deps');
      const { token } = http.req.valid('query');
      const language = await unsubscribeByToken(deps, token, deps.now());
      return sendStopPage(http, { state: 'stopped', language, token });
    },
  );
}

const stopPageResponse = {
  description: 'A page',
  content: { 'text/html': { schema: z.string() } },
} as const;

function sendStopPage<Status extends 200 | 403 | 409 = 200>(
  http: Http,
  { state, language, token }: { state: StopState; language: Language; token: string },
  status: Status = 200 as Status,
) {
  const nonce = crypto.randomUUID();
  http.header(
    'Content-Security-Policy',
    `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  );
  return http.html(stopPage(state, { language, nonce, token }), status);
}
