import { AppError } from '#workers/kernel/errors.ts';
import type { MemberId } from '#workers/kernel/ids.ts';
import type { Deps, Verb } from '#workers/kernel/verb.ts';
import { assignArchetype } from './assign-archetype.ts';
import { driftedTo } from './pure/behaviour.ts';
import { decideArchetype } from './pure/decide-archetype.ts';
import { ITEMS } from './pure/items.ts';
import { summaryOf } from './pure/say-catalogue.ts';
import { activeAssignment, answersOf } from './queries.ts';
import type { Spoken, Suggestion } from './schemas.ts';
import { knownArchetype } from './shape-archetype.ts';
import {
  adherenceOf,
  type Drifting,
  leaveSuggestion,
  nextDrifting,
  openSuggestion,
  suggest,
  withdrawSuggestion,
} from './suggestion-queries.ts';

/** Before every member's id. */
const FIRST = '00000000-0000-0000-0000-000000000000';
/** A plan is looked at when it had eight weeks: by then a kept daily task is strong. */
const PLAN_HAD_MS = 56 * 86_400_000;

/**
 * Walks over `limit` members, looks at those whose answers have changed and at those whose first plan is not kept, and where
 * another archetype fits now suggests it. Nothing changes by itself.
 * @param after the last member of the walk before
 * @returns after whom to go on; null when everybody was walked over
 */
export async function suggestArchetypes(
  deps: Pick<Deps, 'db'>,
  { now, after = FIRST, limit }: { now: Date; after?: string | undefined; limit: number },
): Promise<string | null> {
  const planBefore = new Date(now.getTime() - PLAN_HAD_MS);
  const { found, next } = await nextDrifting(deps.db, { after, planBefore, limit });
  for (const member of found) await lookAt(deps, member, { now, planBefore });
  return next;
}

interface Times {
  now: Date;
  planBefore: Date;
}

async function lookAt(
  deps: Pick<Deps, 'db'>,
  { memberId, hasNewAnswers, hasOldPlan }: Drifting,
  times: Times,
): Promise<void> {
  const [answers, current] = await Promise.all([
    answersOf(deps.db, memberId),
    activeAssignment(deps.db, memberId),
  ]);
  const decision = decideArchetype(answers, ITEMS);
  if (decision.kind === 'unfinished' || current === undefined) return;
  const instead = current.id;
  const [likeliest] = decision.kind === 'decided' ? decision.candidates : [];
  if (hasNewAnswers && likeliest !== undefined && likeliest.id !== current.archetypeId) {
    const { confidence } = decision;
    await suggest(deps.db, memberId, {
      instead,
      archetypeId: likeliest.id,
      confidence,
      reason: 'answers',
      suggestedAt: times.now,
    });
    return;
  }
  if (hasNewAnswers) await withdrawSuggestion(deps.db, memberId);
  if (hasOldPlan) await lookAtPlan(deps, memberId, { decision, current, times });
}

/** What the answers say is weighed with how the plan went. */
async function lookAtPlan(
  deps: Pick<Deps, 'db'>,
  memberId: MemberId,
  {
    decision,
    current,
    times: { now, planBefore },
  }: {
    decision: Pick<Extract<ReturnType<typeof decideArchetype>, { candidates: unknown }>, 'candidates'>;
    current: { id: string; archetypeId: string };
    times: Times;
  },
): Promise<void> {
  const adherence = await adherenceOf(deps.db, memberId, current.archetypeId, planBefore);
  const drifted = driftedTo(decision.candidates, current.archetypeId, adherence);
  if (drifted === null) return;
  await suggest(deps.db, memberId, {
    instead: current.id,
    archetypeId: drifted.id,
    confidence: drifted.probability,
    reason: 'behaviour',
    suggestedAt: now,
  });
}

/** What is open: one suggestion or none. */
export const listSuggestions: Verb<Spoken, Suggestion[]> = async ({ ctx, input, deps }) => {
  const row = await openSuggestion(deps.db, ctx.member.id);
  if (row === undefined) return [];
  return [
    {
      id: row.id,
      archetype: summaryOf(knownArchetype(row.archetypeId), input.language),
      confidence: row.confidence,
      reason: row.reason,
      suggestedAt: row.suggestedAt.toISOString(),
    },
  ];
};

/** Taken, what was suggested becomes theirs, and nothing else; left, it is not suggested again until the answers change. */
export const answerSuggestion: Verb<{ id: string; take: boolean }, void> = async ({ ctx, input, deps }) => {
  const open = await openSuggestion(deps.db, ctx.member.id);
  if (open === undefined || open.id !== input.id) throw new AppError('DAY-ARCH-1003');
  if (!input.take) {
    if (!(await leaveSuggestion(deps.db, ctx.member.id, open.id, ctx.now)))
      throw new AppError('DAY-ARCH-1003');
    return;
  }
  const { archetypeId, confidence } = open;
  const verdict = await assignArchetype({
    ctx,
    input: { language: 'en', anyway: true, requestKey: null, taken: { archetypeId, confidence } },
    deps,
  });
  if (verdict.kind !== 'assigned') throw new AppError('DAY-ARCH-1003');
};
