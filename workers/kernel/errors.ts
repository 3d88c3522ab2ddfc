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

  'DAY-FOOD-1001': row(
    404,
    'no_such_analysis',
    'There is no such food analysis.',
    'We could not find that meal.',
  ),
  'DAY-FOOD-1002': row(404, 'no_such_item', 'There is no such item.', 'We could not find that item.'),
  'DAY-FOOD-1003': row(404, 'no_such_food', 'There is no such food.', 'We could not find that food.'),
  'DAY-FOOD-1004': row(
    429,
    'allowance_used',
    'The free plan’s analyses of this local day are used.',
    'You have used today’s three free photo analyses. You can add the meal by hand, or upgrade for as many as you like.',
  ),
  'DAY-FOOD-1005': row(
    409,
    'state_forbids',
    'The state of the analysis does not allow this.',
    'This meal is still being worked on.',
  ),
  'DAY-FOOD-1006': row(404, 'no_photo', 'This meal has no photo.', 'This meal has no photo.'),
  'DAY-FOOD-1007': row(
    409,
    'too_many_items',
    'A meal has at most 60 items.',
    'A meal can hold 60 items at most.',
  ),

  'DAY-PHOTO-1001': row(
    415,
    'not_a_photo',
    'The bytes are no JPEG, PNG or WebP.',
    'This file is not a photo we can read. Please use JPEG, PNG or WebP.',
  ),
  'DAY-PHOTO-1002': row(
    413,
    'photo_too_large',
    'A photo has at most 10 MB.',
    'This photo is larger than 10 MB.',
  ),
  'DAY-PHOTO-1003': row(
    422,
    'photo_truncated',
    'The photo ends too early.',
    'This photo is damaged: it ends too early. Please choose it again.',
  ),
  'DAY-PHOTO-1004': row(
    422,
    'photo_animated',
    'Moving pictures are not accepted.',
    'This is a moving picture. Please use a still photo.',
  ),
  'DAY-PHOTO-1005': row(
    422,
    'photo_too_many_pixels',
    'The photo has more than 40 megapixels.',
    'This photo has too many pixels. Please use one with at most 40 megapixels.',
  ),
  'DAY-PHOTO-1006': row(
    422,
    'photo_missing',
    'There is no photo in the request, or it is empty.',
    'There was no photo in what was sent.',
  ),
  'DAY-PHOTO-1007': row(
    503,
    'photo_service_busy',
    'Photos cannot be taken in right now.',
    'Many photos are coming in right now. Please try again in a moment.',
    true,
  ),

  'DAY-HAB-1001': row(404, 'no_such_goal', 'There is no such goal.', 'We could not find that goal.'),
  'DAY-HAB-1002': row(
    404,
    'no_such_template',
    'There is no such planned task.',
    'We could not find that task.',
  ),
  'DAY-HAB-1003': row(404, 'no_such_task', 'There is no such task.', 'We could not find that task.'),
  'DAY-HAB-1004': row(
    409,
    'task_state_forbids',
    'The state of the task does not allow this.',
    'This task was changed meanwhile. Please look at it again.',
  ),
  'DAY-HAB-1005': row(
    422,
    'day_out_of_reach',
    'A day can be told of for seven days, and not before it comes.',
    'You can change the last seven days.',
  ),
  'DAY-HAB-1006': row(404, 'no_such_pause', 'There is no such pause.', 'We could not find that pause.'),
  'DAY-HAB-1007': row(
    404,
    'no_such_calendar',
    'No calendar has this address.',
    'This calendar’s address is not valid any more.',
  ),

  'DAY-USER-1001': row(404, 'no_such_api_key', 'There is no such API key.', 'We could not find that key.'),

  'DAY-JRNL-1001': row(
    404,
    'no_such_entry',
    'There is no such journal entry.',
    'We could not find that entry.',
  ),
  'DAY-JRNL-1002': row(
    422,
    'empty_entry',
    'An entry needs a mood, a word, a tag, an activity or a photo.',
    'Choose a mood or write a word first.',
  ),
  'DAY-JRNL-1003': row(
    409,
    'entry_unreadable',
    'The sealed words of the entry cannot be opened, and are not written over.',
    'We cannot open this entry’s words right now, so we leave them as they are.',
  ),
  'DAY-JRNL-1004': row(409, 'nothing_to_undo', 'The entry was not edited.', 'There is nothing to undo.'),
  'DAY-JRNL-1005': row(
    409,
    'entry_changed',
    'The entry was changed by another request meanwhile.',
    'This entry was changed elsewhere. Please look at it again.',
    true,
  ),
  'DAY-JRNL-1006': row(404, 'no_journal_photo', 'There is no such photo.', 'We could not find that photo.'),
  'DAY-JRNL-1007': row(
    409,
    'too_many_photos',
    'An entry has at most 10 photos.',
    'An entry can hold 10 photos at most.',
  ),

  'DAY-MOOD-1001': row(404, 'no_such_moment', 'There is no such moment.', 'We could not find that moment.'),
  'DAY-MOOD-1002': row(
    422,
    'moment_out_of_reach',
    'A moment is of the last seven days, and not of the future.',
    'Choose a moment of the last seven days.',
  ),

  'DAY-BODY-1001': row(404, 'no_such_source', 'There is no such source.', 'We could not find that source.'),
  'DAY-BODY-1002': row(
    422,
    'looks_like_seconds',
    'These intervals look like seconds; send milliseconds. Nothing was stored.',
    'These intervals look like seconds, not milliseconds. Nothing was stored.',
  ),
  'DAY-BODY-1003': row(
    422,
    'no_usable_sample',
    'No sample can be of a heart, of the year 2000 or later, and not of the future. Nothing was stored.',
    'None of these values can be used. Nothing was stored.',
  ),

  'DAY-ARCH-1002': row(
    404,
    'no_archetype',
    'The member has no archetype yet.',
    'You have no archetype yet. The quiz finds one.',
  ),
  'DAY-ARCH-1003': row(404, 'no_suggestion', 'There is no open suggestion.', 'There is nothing to decide.'),

  'DAY-SEAL-1001': row(
    503,
    'key_unavailable',
    'The member’s data key cannot be unwrapped: the master key it names is absent or does not fit.',
    'What you wrote is locked right now, and safe. We cannot open it until our key is back; please try again later.',
    true,
  ),
  'DAY-SEAL-1002': row(
    409,
    'key_destroyed',
    'The member’s data key was destroyed.',
    'What you wrote was erased, and cannot be read or added to any more.',
  ),

  'DAY-USER-1003': row(
    404,
    'no_such_session',
    'There is no such session.',
    'That session has ended already.',
  ),
  'DAY-USER-1002': row(
    403,
    'consent_missing',
    'The member has not allowed this purpose.',
    'You have not allowed this. You can change it in the settings.',
  ),

  'DAY-BILL-1001': row(
    403,
    'premium_needed',
    'The plan does not include this.',
    'This is part of Premium. You can look at the plans in the settings.',
  ),
  'DAY-BILL-1002': row(
    409,
    'subscribed_already',
    'The member has a subscription that is alive.',
    'You have a subscription already. You can change it under plan and billing.',
  ),
  'DAY-BILL-1003': row(
    409,
    'nothing_bought_yet',
    'The member is no customer of the payment provider yet.',
    'You have not bought anything yet, so there is nothing to change.',
  ),
  'DAY-BILL-1004': row(
    503,
    'not_sold_here',
    'No payment provider, or no price for this interval, is configured.',
    'Premium cannot be bought here right now.',
  ),
  'DAY-BILL-1005': row(
    503,
    'payments_unavailable',
    'The payment provider does not answer.',
    'Our payment service does not answer right now. Nothing was charged; please try again in a moment.',
    true,
  ),

  'DAY-PRMT-1001': row(404, 'no_such_prompt', 'There is no such prompt.', 'We could not find that prompt.'),
  'DAY-PRMT-1002': row(
    403,
    'bad_link',
    'The signature of the button or link does not hold.',
    'This button or link is not one of ours.',
  ),
  'DAY-PRMT-1003': row(
    409,
    'prompt_over',
    'The prompt was answered, has come again since, or is over.',
    'This prompt is over. Open the app to see what is next.',
  ),
  'DAY-PRMT-1004': row(
    422,
    'endpoint_refused',
    'A push endpoint is https, on its own port, with a public name.',
    'This browser’s push service has an address that we do not call.',
  ),
  'DAY-PRMT-1005': row(
    409,
    'too_many_devices',
    'A member has at most 10 devices for pushes.',
    'Ten devices get your prompts already. Remove one first.',
  ),
  'DAY-PRMT-1006': row(404, 'no_such_device', 'There is no such device.', 'We could not find that device.'),
  'DAY-PRMT-1007': row(
    503,
    'push_not_configured',
    'No keys for Web Push are configured.',
    'This installation cannot send notifications.',
  ),
  'DAY-PRMT-1008': row(
    409,
    'snoozed_enough',
    'A prompt can be snoozed three times, and until its day ends.',
    'That is enough snoozing for today.',
  ),
  'DAY-PRMT-1009': row(
    409,
    'capture_needed',
    'The task of this prompt is completed by a capture alone.',
    'This task is done by recording it in the app.',
  ),

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

export type ErrorStatus = 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 451 | 500 | 503;

export interface ErrorRow {
  status: ErrorStatus;
  /** A word for programs that group errors; finer than the status, coarser than the code. */
  type: string;
  message: string;
  userMessage: string;
  retryable: boolean;
}

function row(
  status: ErrorStatus,
  type: string,
  message: string,
  userMessage: string,
  retryable = false,
): ErrorRow {
  return { status, type, message, userMessage, retryable };
}

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
