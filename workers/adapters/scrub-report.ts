import type { ErrorEvent } from '@sentry/core';
import { AppError } from '#workers/kernel/errors.ts';
import { OperatorFault } from '#workers/kernel/operator-fault.ts';

/** A code of Postgres (`23505`), of Node (`ECONNREFUSED`) or of ours. */
const CODE = /^(?:[0-9A-Z]{5}|E[A-Z_]{2,30}|DAY-[A-Z]+-\d{4})$/;

/**
 * What an error may say: refusals of ours and faults for an operator have constant texts. The text of any other may repeat what a
 * person wrote, as a statement's parameters do, or the piece of JSON that could not be parsed: only its code stays.
 */
export function withoutItsText(error: unknown, causes = MAX_CAUSES): Error {
  if (!(error instanceof Error)) return new Error('something that is no error was thrown');
  const { code } = error as { code?: unknown };
  const known = typeof code === 'string' && CODE.test(code) ? code : undefined;
  const isOurs = error instanceof AppError || error instanceof OperatorFault;
  const text = isOurs ? error.message : (known ?? 'its text stays here');
  const made = new Error(error instanceof AppError ? `${error.code} ${text}` : text);
  made.name = SAFE_NAME.test(error.name) ? error.name : 'Error';
  made.stack = framesOf(error);
  if (causes > 0 && error.cause !== undefined) made.cause = withoutItsText(error.cause, causes - 1);
  return made;
}

const SAFE_NAME = /^[A-Z][A-Za-z]{2,40}$/;
const FRAME = /^\s+at (?:async )?(?:[\w.$<>[\] ]+ \()?[\w:/.@?=%-]+:\d+:\d+\)?$/;
const MAX_CAUSES = 3;

/** The places alone: the stack begins with the text, which may have lines that look like anything. */
function framesOf(error: Error): string {
  const lines = (error.stack ?? '').split('\n');
  const own = lines.slice(error.message.split('\n').length);
  return ['Error', ...own.filter((line) => FRAME.test(line))].join('\n');
}

const KEPT: ReadonlySet<string> = new Set([
  ...['type', 'event_id', 'timestamp', 'level', 'platform', 'release', 'environment'],
  ...['exception', 'tags', 'sdk'],
]);

/** Nothing but what is known to be harmless leaves, whatever the SDK has added. */
export function scrubbedEvent(event: ErrorEvent): ErrorEvent {
  for (const field of Object.keys(event)) if (!KEPT.has(field)) Reflect.deleteProperty(event, field);
  return event;
}
