import { AppError } from '#workers/kernel/errors.ts';
import { asId, newId } from '#workers/kernel/ids.ts';
import type { Deps, Verb } from '#workers/kernel/verb.ts';
import { assignArchetype } from './assign-archetype.ts';
import { driftedTo } from './pure/behaviour.ts';
import { decideArchetype } from './pure/decide-archetype.ts';
import { ITEMS } from './pure/items.ts';
import { summaryOf } from './pure/say-catalogue.ts';
import {
  activeAssignment,
  adherenceOf,
  answersOf,
  leaveSuggestion,
  membersWithNewAnswers,
  membersWithOldPlan,
  openSuggestion,
  suggest,
} from './queries.ts';
import type { Spoken, Suggestion } from './schemas.ts';
import { knownArchetype } from './shape-archetype.ts';

const FIRST = '00000000-0000-0000-0000-000000000000';
const AT_ONCE = 100;
/** A plan is looked at when it had eight weeks: by then a kept daily task is strong. */
const PLAN_HAD_MS = 56 * 86_400_000;

/**
 * Looks at the members whose answers have changed, and at those whose first plan is not kept, and where another archetype
 * fits now suggests it. Nothing changes by itself. Gives how many were looked at; stops when the signal fires.
 */
export async function suggestArchetypes(deps: Deps, now: Date, signal: AbortSignal): Promise<number> {
  const before = new Date(now.getTime() - PLAN_HAD_MS);
  const answered = await forEach(
    (after) => membersWithNewAnswers(deps.db, after, AT_ONCE),
    (member) => lookAt(deps, member, now),
    signal,
  );
  return (
    answered +
    (await forEach(
      (after) => membersWithOldPlan(deps.db, after, before, AT_ONCE),
      (member) => lookAtPlan(deps, member, { now, before }),
      signal,
    ))
  );
}

async function forEach(
  find: (after: string) => Promise<string[]>,
  look: (member: string) => Promise<void>,
  signal: AbortSignal,
): Promise<number> {
  let after = FIRST;
  let seen = 0;
  while (!signal.aborted) {
    const members = await find(after);
    for (const member of members) await look(member);
    seen += members.length;
    const last = members.at(-1);
    if (last === undefined || members.length < AT_ONCE) return seen;
    after = last;
  }
  return seen;
}

async function lookAt(deps: Deps, member: string, now: Date): Promise<void> {
  const memberId = asId<'member'>(member);
  const [answers, current] = await Promise.all([
    answersOf(deps.db, memberId),
    activeAssignment(deps.db, memberId),
  ]);
  const decision = decideArchetype(answers, ITEMS);
  const [likeliest] = decision.kind === 'decided' ? decision.candidates : [];
  if (decision.kind !== 'decided' || likeliest === undefined || likeliest.id === current?.archetypeId) return;
  const { confidence } = decision;
  await suggest(deps.db, memberId, {
    id: newId<'suggestion'>(),
    archetypeId: likeliest.id,
    confidence,
    suggestedAt: now,
  });
}

/** What the answers say is weighed with how the plan went. */
async function lookAtPlan(
  deps: Deps,
  member: string,
  { now, before }: { now: Date; before: Date },
): Promise<void> {
  const memberId = asId<'member'>(member);
  const [answers, current] = await Promise.all([
    answersOf(deps.db, memberId),
    activeAssignment(deps.db, memberId),
  ]);
  const decision = decideArchetype(answers, ITEMS);
  if (decision.kind === 'unfinished' || current === undefined) return;
  const adherence = await adherenceOf(deps.db, memberId, current.archetypeId, before);
  const drifted = driftedTo(decision.candidates, current.archetypeId, adherence);
  if (drifted === null) return;
  await suggest(deps.db, memberId, {
    id: newId<'suggestion'>(),
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

/** Taken, the answers decide anew, or what the plan's fate speaks for is taken as it was suggested; left, it is not suggested again until they change. */
export const answerSuggestion: Verb<{ take: boolean }, void> = async ({ ctx, input: { take }, deps }) => {
  const open = await openSuggestion(deps.db, ctx.member.id);
  if (open === undefined) throw new AppError('DAY-ARCH-1003');
  if (!take) {
    await leaveSuggestion(deps.db, ctx.member.id);
    return;
  }
  const { archetypeId, confidence } = open;
  const taken = open.reason === 'behaviour' ? { taken: { archetypeId, confidence } } : {};
  const input = { language: 'en', anyway: true, requestKey: null, ...taken } as const;
  await assignArchetype({ ctx, input, deps });
};
