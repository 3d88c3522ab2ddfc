import { type ErrorRow, row } from './error-row.ts';
import { SLICE_ERRORS } from './slice-errors.ts';

export type { ErrorRow, ErrorStatus } from './error-row.ts';

/**
 * The one table of refusals. It feeds the HTTP status, OpenAPI, whether a retry helps, and the text for the person.
 * Codes are DAY-<AREA>-<number>: they are part of the API and never change their meaning.
 */
export const ERRORS = {
  'DAY-REQ-1001': row(
    400,
    'invalid_body',
    'The body is not valid JSON.',
    'Something in the request could not be read.',
  ),
  'DAY-REQ-1002': row(
    422,
    'invalid_input',
    'The input does not fit the schema.',
    'Some of what was entered does not fit. Please check it.',
  ),
  'DAY-REQ-1003': row(
    415,
    'unsupported_media_type',
    'The content type is not accepted here.',
    'This kind of file is not supported.',
  ),
  'DAY-REQ-1004': row(413, 'too_large', 'The body is larger than allowed.', 'That is too large.'),
  'DAY-REQ-1005': row(404, 'no_such_route', 'There is no such route.', 'There is nothing here.'),
  'DAY-REQ-1006': row(
    405,
    'method_not_allowed',
    'The method is not allowed here.',
    'That cannot be done here.',
  ),
  'DAY-REQ-1007': row(403, 'origin_refused', 'The origin is not allowed.', 'This page may not do that.'),
  'DAY-REQ-1008': row(
    451,
    'not_offered_here',
    'The operator does not offer the product in the country that the request comes from.',
    'Dayloom is not offered in the country you are in. You can still take out your data, or erase it.',
  ),

  'DAY-AUTH-1001': row(401, 'no_session', 'No session token or API key was sent.', 'Please sign in.'),
  'DAY-AUTH-1002': row(
    401,
    'bad_session',
    'The session token is not valid.',
    'Your session has ended. Please sign in again.',
  ),
  'DAY-AUTH-1003': row(
    401,
    'revoked_session',
    'The session was revoked.',
    'Your session has ended. Please sign in again.',
  ),
  'DAY-AUTH-1004': row(401, 'bad_api_key', 'The API key is not valid.', 'This API key is not valid.'),
  'DAY-AUTH-1005': row(
    403,
    'missing_scope',
    'The API key lacks the scope for this.',
    'This key may not do that.',
  ),
  'DAY-AUTH-1006': row(403, 'missing_role', 'The role does not allow this.', 'Your account may not do that.'),
  'DAY-AUTH-1007': row(
    403,
    'session_needed',
    'This needs a person’s own session, not an API key.',
    'Please sign in to do that.',
  ),
  'DAY-AUTH-1008': row(403, 'account_closed', 'The account is closed.', 'This account is closed.'),
  'DAY-AUTH-1009': row(
    403,
    'account_leaving',
    'The account is closed and waits for its erasure, which the person may still take back.',
    'This account is being erased. You can still take that back.',
  ),

  'DAY-DATA-1001': row(404, 'no_such_export', 'There is no such export.', 'We could not find that archive.'),
  'DAY-DATA-1002': row(
    409,
    'export_not_ready',
    'The archive is not ready, or was deleted when its week was over.',
    'This archive is not there: it is still being made, or its week is over.',
  ),
  'DAY-DATA-1003': row(
    403,
    'bad_export_link',
    'The link is not one of ours, or its time is over.',
    'This link works no more. You can make a new one in the settings, under privacy.',
  ),
  'DAY-DATA-1004': row(
    404,
    'no_erasure',
    'No erasure waits for this person.',
    'There is nothing to take back.',
  ),
  'DAY-DATA-1005': row(
    404,
    'no_such_receipt',
    'There is no such receipt.',
    'We could not find that receipt.',
  ),

  'DAY-AUTH-1010': row(
    403,
    'fresh_sign_in_needed',
    'This needs a session whose person signed in during the last 15 minutes.',
    'Please show once more that it is you.',
  ),

  'DAY-STAFF-1001': row(
    404,
    'no_such_dead_letter',
    'There is no such dead letter.',
    'This is not waiting for anybody any more.',
  ),
  'DAY-STAFF-1002': row(
    409,
    'letter_gone',
    'The queue does not hold the message any more.',
    'The queue has let go of this message, so it cannot be sent again. It can only be dropped.',
  ),
  'DAY-STAFF-1003': row(
    503,
    'identity_unavailable',
    'The identity provider does not answer.',
    'Mail addresses cannot be looked up right now. Searching by id works.',
    true,
  ),
  'DAY-STAFF-1004': row(404, 'no_such_flag', 'There is no such open flag.', 'This flag is closed already.'),
  'DAY-STAFF-1005': row(
    422,
    'reason_needed',
    'Staff say why, in `X-Staff-Reason`: 3 to 300 characters, percent-encoded.',
    'Please say why. It is kept with what you do.',
  ),

  'DAY-LIMIT-1001': row(
    429,
    'rate_limited',
    'Too many requests.',
    'That was a lot at once. Please wait a moment.',
    true,
  ),
  'DAY-LIMIT-1002': row(
    503,
    'limiter_unavailable',
    'The limiter cannot be asked, and this is not done without it.',
    'We cannot take this right now. Please try again in a moment.',
    true,
  ),

  'DAY-IDEM-1001': row(
    422,
    'idempotency_mismatch',
    'The idempotency key was used with another body.',
    'This was already sent with other contents.',
  ),
  'DAY-IDEM-1002': row(
    409,
    'idempotency_in_flight',
    'A request with this idempotency key is still running.',
    'This is already being done.',
    true,
  ),
  'DAY-IDEM-1003': row(
    422,
    'invalid_idempotency_key',
    'An idempotency key has 8 to 128 visible ASCII characters.',
    'Something in the request could not be read.',
  ),
  'DAY-IDEM-1004': row(
    409,
    'idempotency_answer_lost',
    'This was made, and its answer was lost before it was kept; `details.id` names what was made.',
    'This was made, but its secret cannot be shown again. Remove it and make another.',
  ),

  ...SLICE_ERRORS,

  'DAY-JOB-1001': row(
    401,
    'bad_signature',
    'The job’s signature is not valid.',
    'This was not sent by our queue.',
  ),
  'DAY-JOB-1002': row(404, 'no_such_job', 'There is no such job.', 'There is nothing here.'),
  'DAY-JOB-1003': row(
    409,
    'job_running',
    'This job is running already.',
    'This is already being done.',
    true,
  ),

  'DAY-JOB-1004': row(
    503,
    'job_later',
    'What the job needs does not answer now.',
    'This is taking longer than usual.',
    true,
  ),

  'DAY-SYS-1001': row(
    500,
    'unexpected',
    'An unexpected error.',
    'Something went wrong on our side. Please try again.',
    true,
  ),
  'DAY-SYS-1002': row(
    503,
    'database_unavailable',
    'The database does not answer.',
    'We cannot reach your data right now. Nothing is lost; please try again in a moment.',
    true,
  ),
} as const satisfies Record<string, ErrorRow>;

export type ErrorCode = keyof typeof ERRORS;

export interface ErrorExtra {
  /** Sent to the caller: field errors, limits, hints. Never content. */
  details?: unknown;
  retryAfterS?: number;
  cause?: unknown;
}

/** A refusal that the caller is told about. Anything else thrown becomes DAY-SYS-1001 with the correlation id alone. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: unknown;
  readonly retryAfterS: number | undefined;

  constructor(code: ErrorCode, extra: ErrorExtra = {}) {
    super(ERRORS[code].message, extra.cause === undefined ? undefined : { cause: extra.cause });
    this.name = 'AppError';
    this.code = code;
    this.details = extra.details;
    this.retryAfterS = extra.retryAfterS;
  }
}
