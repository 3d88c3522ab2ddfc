import type { AnswerEvent } from '#workers/features/journal/schemas.ts';
import type { Api } from '../../lib/api/api-client.ts';
import { ApiError, readRefusal } from '../../lib/api/api-error.ts';

/** The complete events of a text of server-sent events, and what is left of it. */
export function splitEvents(text: string): { events: AnswerEvent[]; rest: string } {
  const parts = text.split('\n\n');
  const rest = parts.pop() ?? '';
  const events = parts.flatMap((part) => {
    const data = part.split('\n').find((line) => line.startsWith('data: '));
    return data === undefined ? [] : [JSON.parse(data.slice('data: '.length)) as AnswerEvent];
  });
  return { events, rest };
}

/** Asks one's days and gives the answer's events as they come. Throws ApiError; aborting throws AbortError. */
export async function* askStream(
  api: Api,
  question: string,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent> {
  const jwt = await api.token().catch((cause: unknown) => {
    throw new ApiError({ kind: 'offline', cause });
  });
  const headers = new Headers({ 'content-type': 'application/json', accept: 'text/event-stream' });
  if (jwt !== null) headers.set('authorization', `Bearer ${jwt}`);
  const response = await fetch('/api/v1/journal-answers', {
    method: 'POST',
    headers,
    body: JSON.stringify({ question }),
    signal,
  }).catch((cause: unknown) => {
    if (signal.aborted) throw cause;
    throw new ApiError({ kind: 'offline', cause });
  });
  if (!response.ok) {
    throw readRefusal(response.status, await response.text(), (name) => response.headers.get(name));
  }
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (let part = await reader?.read(); part !== undefined && !part.done; part = await reader?.read()) {
    const { events, rest } = splitEvents(text + part.value);
    text = rest;
    yield* events;
  }
}
