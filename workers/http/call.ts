import type { z } from 'zod';
import type { Verb } from '#workers/kernel/verb.ts';
import type { Http } from './types.ts';

/** Calls a verb in the name of whoever sent the request. */
export function call<Input, Output>(http: Http, verb: Verb<Input, Output>, input: Input): Promise<Output> {
  return verb({ ctx: http.get('ctx'), input, deps: http.get('deps') });
}

/** The OpenAPI request body of a route that takes JSON. */
export function jsonBody<T extends z.ZodType>(schema: T) {
  return { content: { 'application/json': { schema } }, required: true };
}
