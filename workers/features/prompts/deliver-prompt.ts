import type { PromptId } from '#workers/kernel/ids.ts';
import { localDayOf } from '#workers/kernel/local-day.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import { makePlanned } from './claim-queries.ts';
import { planNext } from './plan-next.ts';
import { endWithTask, isAskable, noteReminded, withTask } from './prompted-task.ts';
import { minuteOfDay } from './pure/local-instants.ts';
import { isQuiet } from './pure/prompt-times.ts';
import { changePrompt, type PromptRow, promptById } from './queries.ts';
import { byMail, byPush, type Delivered } from './send-prompt.ts';
import type { SettingsRow } from './settings-queries.ts';
import { slotOf } from './shape-prompt.ts';
import { timetableOf } from './timetable.ts';

export type DeliverOutcome = { kind: 'done' } | { kind: 'later'; retryAfterS: number };
type Call = Parameters<Verb<{ promptId: PromptId; round: number }, DeliverOutcome>>[0];

const DONE = { kind: 'done' } as const;
/** After this a snoozed prompt is of no use any more. */
const SNOOZE_GRACE_MS = 2 * 3_600_000;

/**
 * Delivers one round of a prompt. What comes next is planned first, so that a push service that is away keeps nobody from
 * tomorrow's prompt. A prompt that is of no use any more is written down as missed, with the reason; one whose task was done
 * or skipped meanwhile ends as that did.
 */
export const deliverPrompt: Verb<{ promptId: PromptId; round: number }, DeliverOutcome> = async (call) => {
  const { ctx, input, deps } = call;
  const { prompt, settings } = await takeUp(call);
  if (prompt === undefined || settings === undefined || prompt.round !== input.round) return DONE;
  if (prompt.state !== 'claimed' && prompt.state !== 'snoozed') return DONE;
  const reason = reasonAgainst(call, prompt, settings);
  if (reason !== null) {
    await changePrompt(deps.db, prompt, { state: 'missed', reason, remindAt: null });
    return DONE;
  }
  const full = await withTask(call, prompt);
  if (!isAskable(full)) {
    await changePrompt(deps.db, full, endWithTask(full, ctx.now));
    return DONE;
  }
  return deliver(call, full, settings);
};

/** Makes the prompt of a claimed plan, and the next plan in its place, once; gives both as they stand. */
async function takeUp(call: Call) {
  const { ctx, input, deps } = call;
  const settings = await makePlanned(deps.db, ctx.member.id, input.promptId);
  if (
    settings?.nextPromptId === input.promptId &&
    settings.nextSlot !== null &&
    settings.nextDueAt !== null
  ) {
    await planNext(call, settings, placeOf(call, { slot: settings.nextSlot, dueAt: settings.nextDueAt }));
  }
  return { prompt: await promptById(deps.db, ctx.member.id, input.promptId), settings };
}

/** Why a prompt is not to be sent now; null when it is. */
function reasonAgainst({ ctx }: Call, prompt: PromptRow, settings: SettingsRow): string | null {
  const { quiet, pausedUntil } = timetableOf(settings);
  const end =
    prompt.remindAt === null ? prompt.usefulUntil : new Date(prompt.remindAt.getTime() + SNOOZE_GRACE_MS);
  if (settings.channel === 'none') return 'off';
  if (pausedUntil !== null && pausedUntil > ctx.now) return 'paused';
  if (ctx.now >= end) return 'late';
  if (prompt.remindAt !== null && localDayOf(ctx.now, ctx.member.timeZone) !== prompt.localDay) return 'late';
  return isQuiet(minuteOfDay(ctx.now, ctx.member.timeZone), quiet) ? 'quiet' : null;
}

function placeOf({ ctx }: Call, { slot, dueAt }: { slot: string; dueAt: Date }) {
  return { day: localDayOf(dueAt, ctx.member.timeZone), slot: slotOf({ slot }), dueAt };
}

async function deliver(call: Call, prompt: PromptRow, settings: SettingsRow): Promise<DeliverOutcome> {
  const { ctx, deps } = call;
  const first = settings.channel === 'mail' ? await byMail(call, prompt) : await byPush(call, prompt);
  const isUnreached = first.kind === 'unreached' && settings.channel === 'push' && settings.mailFallback;
  const delivered: Delivered = isUnreached ? await byMail(call, prompt) : first;
  if (delivered.kind === 'later') return delivered;
  if (delivered.kind === 'unreached') {
    await changePrompt(deps.db, prompt, { state: 'failed', reason: delivered.reason, remindAt: null });
    return DONE;
  }
  const { channel } = delivered;
  await changePrompt(deps.db, prompt, {
    state: 'sent',
    channel,
    sentAt: ctx.now,
    remindAt: null,
    reason: null,
  });
  await noteReminded(call, prompt);
  return DONE;
}

/** After the last try: the prompt has failed, and the next one is planned. */
export const giveUpPrompt: Verb<{ promptId: PromptId; round: number }, void> = async (call) => {
  const { input, deps } = call;
  const { prompt } = await takeUp(call);
  if (prompt === undefined || prompt.round !== input.round) return;
  if (prompt.state !== 'claimed' && prompt.state !== 'snoozed') return;
  await changePrompt(deps.db, prompt, { state: 'failed', reason: 'unreachable', remindAt: null });
};
