import type { JobMessage } from '#workers/kernel/ports.ts';

/** @param round tells the first delivery from the one after a snooze: each happens once. */
export function sendJob(
  prompt: { memberId: string; id: string; round: number },
  options: { delayS?: number } = {},
): JobMessage {
  const { memberId, id, round } = prompt;
  return {
    name: 'prompts-send',
    payload: { memberId, promptId: id, round },
    key: `${id}:${round}`,
    ...options,
  };
}

/** @param at tells one need of planning anew from the next */
export function replanJob(memberId: string, at: Date): JobMessage {
  return { name: 'prompts-replan', payload: { memberId }, key: `${memberId}:${at.getTime()}` };
}
