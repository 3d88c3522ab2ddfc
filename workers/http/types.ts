import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context as HonoContext } from 'hono';
import type { Context } from '#workers/kernel/context.ts';
import type { ErrorCode } from '#workers/kernel/errors.ts';
import type { VerifiedSession } from '#workers/kernel/ports.ts';
import type { Deps } from '#workers/kernel/verb.ts';

export interface HttpVariables {
  correlationId: string;
  deps: Deps;
  /** Set on every route that asks who it is. */
  ctx: Context;
  session: VerifiedSession | null;
  routePath: string;
  /** Set on a refusal, for the request's line. */
  errorCode: ErrorCode | undefined;
}

export interface HttpEnv {
  Variables: HttpVariables;
}

export type Api = OpenAPIHono<HttpEnv>;
export type Http = HonoContext<HttpEnv>;
