import { createRoute, z } from '@hono/zod-openapi';
import { access } from '#workers/http/access.ts';
import { jsonBody } from '#workers/http/call.ts';
import { dataResponse, refusals, sendData } from '#workers/http/envelope.ts';
import type { Api, Http } from '#workers/http/types.ts';
import { readActionToken } from './action-tokens.ts';
import { answerByToken } from './answer-prompt.ts';
import { unsubscribeByToken } from './digest.ts';
import * as s from './schemas.ts';

const tags = ['prompts'];
const tokenQuery = z.object({ token: z.string().min(20).max(300) });
const UNSUBSCRIBE = '/api/v1/digest-unsubscriptions';
const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Dayloom</title><h1>No more weekly mail</h1><p>You can turn it on again in the settings.</p>
<p lang="de">Die Wochenmail ist abbestellt. In den Einstellungen kannst du sie wieder einschalten.</p></html>`;

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

  for (const method of ['get', 'post'] as const) {
    app.openapi(
      createRoute({
        method,
        path: UNSUBSCRIBE,
        tags,
        summary:
          method === 'get'
            ? 'The link of the weekly mail: one tap ends it'
            : 'The same for mail programs (RFC 8058)',
        ...access({ kind: 'public' }),
        request: { query: tokenQuery },
        responses: {
          200: {
            description: 'No more weekly mail',
            content: { 'text/html': { schema: z.string() } },
          },
          ...refusals('DAY-REQ-1002', 'DAY-PRMT-1002', 'DAY-PRMT-1003'),
        },
      }),
      async (http) => {
        const deps = http.get('deps');
        await unsubscribeByToken(deps, http.req.valid('query').token, deps.now());
        return http.html(PAGE, 200);
      },
    );
  }
}
