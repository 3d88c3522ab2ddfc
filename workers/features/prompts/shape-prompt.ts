import { isAskable } from './prompted-task.ts';
import { SLOTS, type Slot } from './pure/prompt-times.ts';
import type { PromptRow } from './queries.ts';
import type { Prompt } from './schemas.ts';

const SNOOZES = 3;

export const slotOf = (row: Pick<PromptRow, 'slot'>): Slot =>
  SLOTS.find((slot) => slot === row.slot) ?? 'morning';

export function shapePrompt(row: PromptRow, now: Date): Prompt {
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  return {
    id: row.id,
    localDay: row.localDay,
    slot: slotOf(row),
    task: row.task && { id: row.task.id, title: row.task.title, needsCapture: row.task.needsCapture },
    state: row.state,
    dueAt: row.dueAt.toISOString(),
    usefulUntil: row.usefulUntil.toISOString(),
    remindAt: row.remindAt !== null && row.remindAt > now ? iso(row.remindAt) : null,
    channel: row.channel,
    reason: row.reason,
    sentAt: iso(row.sentAt),
    deliveredAt: iso(row.deliveredAt),
    openedAt: iso(row.openedAt),
    answeredAt: iso(row.answeredAt),
    canSnooze: row.state === 'sent' && row.round <= SNOOZES && isAskable(row),
  };
}
