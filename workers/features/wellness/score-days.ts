import type { Context } from '#workers/kernel/context.ts';
import { asId, type MemberId } from '#workers/kernel/ids.ts';
import { addDays, type LocalDay } from '#workers/kernel/local-day.ts';
import type { Deps } from '#workers/kernel/verb.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { RULES_VERSION } from './pure/parts.ts';
import { scoreDay } from './pure/score-day.ts';
import { membersToScore, staleDays, writeScores } from './queries.ts';

const DAYS_AT_ONCE = 200;
const LONGEST_SPAN_DAYS = 366;
const ALWAYS = { from: '0001-01-01' as LocalDay, to: '9999-12-31' as LocalDay };

/** Scores the days of a span that changed since they were scored. It may run any number of times, and beside itself. */
export async function scoreChangedDays(
  call: { ctx: Context; deps: Deps },
  span: { from: LocalDay; to: LocalDay } = ALWAYS,
  signal?: AbortSignal,
): Promise<void> {
  const { ctx, deps } = call;
  let from = span.from;
  while (signal?.aborted !== true) {
    // The changes are counted before anything is read: what comes between is a change more, and the day is scored again.
    const found = await staleDays(deps.db, ctx.member.id, { from, to: span.to }, DAYS_AT_ONCE);
    const first = found[0]?.localDay as LocalDay | undefined;
    if (first === undefined) return;
    const end = addDays(first, LONGEST_SPAN_DAYS - 1);
    const days = found.filter(({ localDay }) => localDay <= end);
    const last = (days.at(-1)?.localDay ?? first) as LocalDay;
    const evidenceOf = await gatherEvidence(call, { from: first, to: last });
    const scored = days.map(({ localDay, changes }) => {
      const { score, parts } = scoreDay(evidenceOf(localDay));
      return { localDay, changes, score, parts: parts.map((part) => ({ ...part })) };
    });
    await writeScores(deps.db, ctx.member.id, scored, { rulesVersion: RULES_VERSION, now: ctx.now });
    if (days.length === found.length && found.length < DAYS_AT_ONCE) return;
    from = addDays(last, 1);
  }
}

/**
 * Scores what changed, for up to `limit` members after the one named.
 * @param contextOf null when the member is gone
 * @returns the last member that was looked at; null when there are no more
 */
export async function scoreChangedMembers(
  deps: Deps,
  input: {
    after: string;
    limit: number;
    signal: AbortSignal;
    contextOf: (memberId: MemberId) => Promise<Context | null>;
  },
): Promise<string | null> {
  const ids = await membersToScore(deps.db, input.after, input.limit);
  for (const id of ids) {
    if (input.signal.aborted) return null;
    const ctx = await input.contextOf(asId<'member'>(id));
    if (ctx !== null) await scoreChangedDays({ ctx, deps }, ALWAYS, input.signal);
  }
  return ids.length < input.limit ? null : (ids.at(-1) ?? null);
}
