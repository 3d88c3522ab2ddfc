import { hasConsent } from '#workers/features/account/index.ts';
import { habitDays } from '#workers/features/habits/index.ts';
import { AppError } from '#workers/kernel/errors.ts';
import { asId, type MemberId } from '#workers/kernel/ids.ts';
import { addDays, parseLocalDay } from '#workers/kernel/local-day.ts';
import type { JobMessage } from '#workers/kernel/ports.ts';
import { openLink, signLink } from '#workers/kernel/signed-link.ts';
import type { Deps, Verb } from '#workers/kernel/verb.ts';
import type { DeliverOutcome } from './deliver-prompt.ts';
import {
  claimDigests,
  digestState,
  finishDigest,
  stopDigest,
  strandedDigests,
  weekFigures,
} from './digest-queries.ts';
import { mailBody } from './pure/mail-body.ts';
import { digestMail, type Language } from './pure/prompt-texts.ts';
import { addressOf, languageOf } from './reader.ts';

const MEMBERS_A_CLAIM = 5_000;
const STRANDED_AFTER_MS = 10 * 60_000;
const PURPOSE = 'stop-digest';
const LINK_LIVES_MS = 400 * 86_400_000;

const digestJob = (memberId: string, week: string): JobMessage => ({
  name: 'prompts-digest',
  payload: { memberId, week },
  key: `${memberId}:${week}`,
});

/**
 * Claims the mail of the week that ended where they are, for everybody who wants it: from seven in the morning of their Monday
 * to the end of their Tuesday. The job may run any number of times.
 */
export async function startDigests(
  deps: Pick<Deps, 'db' | 'jobs'>,
  { now, signal }: { now: Date; signal: AbortSignal },
): Promise<number> {
  let started = 0;
  while (!signal.aborted) {
    const claimed = await claimDigests(deps.db, now, MEMBERS_A_CLAIM);
    if (claimed.length > 0) {
      await deps.jobs.enqueue(claimed.map(({ memberId, week }) => digestJob(memberId, week)));
    }
    started += claimed.length;
    if (claimed.length < MEMBERS_A_CLAIM) break;
  }
  return started;
}

export async function strandedDigestJobs(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  limit: number,
): Promise<JobMessage[]> {
  const rows = await strandedDigests(db, new Date(now().getTime() - STRANDED_AFTER_MS), limit);
  return rows.map(({ memberId, week }) => digestJob(memberId, week));
}

/** Sends one member's mail of one week, if they want it still and allow mail. */
export const sendDigest: Verb<{ week: string }, DeliverOutcome> = async ({ ctx, input, deps }) => {
  const { week } = input;
  const memberId = ctx.member.id;
  const first = parseLocalDay(week);
  const { state, isWanted } = await digestState(deps.db, memberId, week);
  if (state !== 'claimed' || first === null) return { kind: 'done' };
  const to =
    isWanted && deps.mail !== null && (await hasConsent(deps, memberId, 'mail'))
      ? await addressOf(deps, memberId)
      : null;
  if (to === null || deps.mail === null) {
    await finishDigest(deps.db, memberId, week, 'failed');
    return { kind: 'done' };
  }
  const language = await languageOf(deps, memberId);
  const last = addDays(first, 6);
  const [prompts, days] = await Promise.all([
    weekFigures(deps.db, memberId, first, last),
    habitDays({ ctx, deps, input: { from: first, to: last } }),
  ]);
  const tasksDue = days.reduce((sum, { due }) => sum + due, 0);
  const tasksDone = days.reduce((sum, { done }) => sum + done, 0);
  const mail = digestMail({ first, last, ...prompts, tasksDue, tasksDone }, language);
  const expiresAt = new Date(ctx.now.getTime() + LINK_LIVES_MS);
  const token = await signLink(deps.linkSecret, { purpose: PURPOSE, fields: [memberId], expiresAt });
  const unsubscribe = `${deps.publicUrl}/api/v1/digest-unsubscriptions?token=${token}`;
  const sent = await deps.mail.send({
    to,
    key: `digest-${memberId}-${week}`,
    subject: mail.subject,
    ...mailBody(mail, { url: `${deps.publicUrl}/history`, language, unsubscribe }),
    // RFC 2369, and RFC 8058 for the one tap of a mail program.
    headers: {
      'List-Unsubscribe': `<${unsubscribe}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  });
  if (sent.kind === 'later') return sent;
  await finishDigest(deps.db, memberId, week, sent.kind === 'sent' ? 'sent' : 'failed');
  return { kind: 'done' };
};

/** Whose weekly mail a link in it ends, and their language. Throws DAY-PRMT-1002 or 1003. */
export async function readStopLink(
  deps: Pick<Deps, 'db' | 'linkSecret'>,
  token: string,
  now: Date,
): Promise<{ memberId: MemberId; language: Language }> {
  const opened = await openLink(deps.linkSecret, token, { purpose: PURPOSE, now });
  if (opened.kind === 'forged') throw new AppError('DAY-PRMT-1002');
  if (opened.kind === 'expired') throw new AppError('DAY-PRMT-1003');
  const memberId = asId<'member'>(opened.fields[0] ?? '');
  return { memberId, language: await languageOf(deps, memberId) };
}

/** Ends the weekly mail by the link that stands in it. Throws DAY-PRMT-1002 or 1003. */
export async function unsubscribeByToken(
  deps: Pick<Deps, 'db' | 'linkSecret'>,
  token: string,
  now: Date,
): Promise<Language> {
  const { memberId, language } = await readStopLink(deps, token, now);
  await stopDigest(deps.db, memberId);
  return language;
}
