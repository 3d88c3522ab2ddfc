import type { Context } from '#workers/kernel/context.ts';
import type { Deps } from '#workers/kernel/verb.ts';
import { actionTokens } from './action-tokens.ts';
import { mailBody } from './pure/mail-body.ts';
import { BUTTONS, checkInText, MORE, promptMail, taskMailText, taskText } from './pure/prompt-texts.ts';
import { pushTo } from './push-to-devices.ts';
import { devicesOf, type PromptRow } from './queries.ts';
import { addressOf, languageOf } from './reader.ts';
import { slotOf } from './shape-prompt.ts';

/** `unreached`: nothing and nobody took it, for a reason that no other try mends. */
export type Delivered =
  | { kind: 'sent'; channel: 'push' | 'mail' }
  | { kind: 'later'; retryAfterS: number }
  | { kind: 'unreached'; reason: string };

interface Call {
  ctx: Context;
  deps: Deps;
}

/**
 * Pushes to every device. One that took it is enough; when none did and one is only busy, it is tried again. A repeat
 * replaces what a device shows (`tag`) and what waits at its push service (`topic`), so that it is seen once.
 */
export async function byPush({ ctx, deps }: Call, prompt: PromptRow): Promise<Delivered> {
  const { push } = deps;
  if (push === null) return { kind: 'unreached', reason: 'not-configured' };
  const [devices, language] = await Promise.all([
    devicesOf(deps.db, ctx.member.id),
    languageOf(deps, ctx.member.id),
  ]);
  if (devices.length === 0) return { kind: 'unreached', reason: 'no-device' };
  const { task } = prompt;
  const { done: _done, ...others } = BUTTONS[language];
  const tokens = await actionTokens(deps, prompt, ctx.now);
  const payload = JSON.stringify({
    ...(task === null ? checkInText(slotOf(prompt), language) : taskText(task, slotOf(prompt), language)),
    tag: prompt.id,
    url: '/today',
    buttons: task?.needsCapture === true ? others : BUTTONS[language],
    more: MORE[language],
    tokens,
  });
  // 32 characters at most (RFC 8030 §5.4): the id without its dashes.
  const topic = prompt.id.replaceAll('-', '');
  const ttlS = Math.max(60, (prompt.usefulUntil.getTime() - ctx.now.getTime()) / 1000);
  const reached = await pushTo({ ctx, deps, push }, devices, { payload, ttlS, topic });
  const results = reached.map(({ result }) => result);
  if (results.some(({ kind }) => kind === 'sent')) return { kind: 'sent', channel: 'push' };
  const waits = results.flatMap((result) => (result.kind === 'later' ? [result.retryAfterS] : []));
  if (waits.length > 0) return { kind: 'later', retryAfterS: Math.min(...waits) };
  return { kind: 'unreached', reason: results.find(({ kind }) => kind !== 'gone')?.kind ?? 'gone' };
}

export async function byMail({ ctx, deps }: Call, prompt: PromptRow): Promise<Delivered> {
  if (deps.mail === null) return { kind: 'unreached', reason: 'not-configured' };
  const to = await addressOf(deps, ctx.member.id);
  if (to === null) return { kind: 'unreached', reason: 'no-address' };
  const language = await languageOf(deps, ctx.member.id);
  const text = prompt.task === null ? checkInText(slotOf(prompt), language) : taskMailText(language);
  const mail = promptMail(text, language);
  const key = `prompt-${prompt.id}-${prompt.round}`;
  const sent = await deps.mail.send({
    to,
    key,
    subject: mail.subject,
    ...mailBody(mail, { url: `${deps.publicUrl}/today`, language, unsubscribe: null }),
  });
  if (sent.kind === 'sent') return { kind: 'sent', channel: 'mail' };
  return sent.kind === 'later' ? sent : { kind: 'unreached', reason: 'mail-refused' };
}
