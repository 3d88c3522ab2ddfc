import { AppError } from '#workers/kernel/errors.ts';
import { asId, type PromptId } from '#workers/kernel/ids.ts';
import { openLink, signLink } from '#workers/kernel/signed-link.ts';
import type { Deps } from '#workers/kernel/verb.ts';

/** What a notification can say by itself: a button, that it was shown, that it was tapped. */
export const TOKEN_ACTIONS = ['done', 'snooze', 'skip', 'delivered', 'opened'] as const;
export type TokenAction = (typeof TOKEN_ACTIONS)[number];

const PURPOSE = 'prompt-action';
const LIVES_MS = 24 * 3_600_000;

export interface TokenContent {
  promptId: PromptId;
  action: TokenAction;
  round: number;
}

/** One token an action: it does that and nothing else, for a day, and for one round of one prompt. */
export async function actionTokens(
  { linkSecret }: Pick<Deps, 'linkSecret'>,
  prompt: { id: string; round: number },
  now: Date,
): Promise<Record<TokenAction, string>> {
  const expiresAt = new Date(now.getTime() + LIVES_MS);
  const signed = TOKEN_ACTIONS.map(async (action) => {
    const fields = [prompt.id, action, String(prompt.round)];
    return [action, await signLink(linkSecret, { purpose: PURPOSE, fields, expiresAt })] as const;
  });
  return Object.fromEntries(await Promise.all(signed)) as Record<TokenAction, string>;
}

/** Throws DAY-PRMT-1002 for what we did not sign, and DAY-PRMT-1003 for what is over. */
export async function readActionToken(
  { linkSecret }: Pick<Deps, 'linkSecret'>,
  token: string,
  now: Date,
): Promise<TokenContent> {
  const opened = await openLink(linkSecret, token, { purpose: PURPOSE, now });
  if (opened.kind === 'expired') throw new AppError('DAY-PRMT-1003');
  if (opened.kind === 'forged') throw new AppError('DAY-PRMT-1002');
  const [promptId = '', name, round] = opened.fields;
  const action = TOKEN_ACTIONS.find((one) => one === name);
  if (action === undefined) throw new AppError('DAY-PRMT-1002');
  return { promptId: asId<'prompt'>(promptId), action, round: Number(round) };
}
