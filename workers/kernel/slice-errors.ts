import { type ErrorRow, row } from './error-row.ts';

/** The rows of the slices, and of what they share. Read them through `ERRORS`, where they stand in the one table. */
export const SLICE_ERRORS = {
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
  'DAY-FOOD-1008': row(
    422,
    'absurd_scale',
    'By this line the photo would show less than 5 cm or more than 3 m, or no food in it would have a size that it can have, or the line is too short to measure by.',
    'That line cannot be right: by it the food would be far too large or too small. Please draw it along the whole thing once more.',
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
  'DAY-BODY-1004': row(404, 'no_such_note', 'There is no such note.', 'We could not find that note.'),
  'DAY-BODY-1005': row(
    422,
    'moment_of_another_day',
    'The moment of a note lies in its local day, and neither is of the future.',
    'Choose a moment of that day that is over.',
  ),
  'DAY-BODY-1006': row(
    409,
    'too_many_notes',
    'A day has at most 20 notes.',
    'A day can hold 20 notes at most.',
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

  'DAY-USER-1004': row(
    409,
    'preferences_of_later_release',
    'The stored preferences are of a later schema version than this release can write; nothing was changed.',
    'Your preferences were saved by a newer Dayloom. Nothing was changed; please try again later.',
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
} as const satisfies Record<string, ErrorRow>;
