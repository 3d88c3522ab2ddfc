import { AppError } from '#workers/kernel/errors.ts';
import { asId, newId } from '#workers/kernel/ids.ts';
import type { Deps, Verb } from '#workers/kernel/verb.ts';
import { assignArchetype } from './assign-archetype.ts';
import { decideArchetype } from './pure/decide-archetype.ts';
import { ITEMS } from './pure/items.ts';
import {
  activeAssignment,
  answersOf,
  leaveSuggestion,
  membersWithNewAnswers,
  openSuggestion,
  suggest,
} from './queries.ts';
import type { Spoken, Suggestion } from './schemas.ts';
import { knownArchetype, summaryOf } from './shape-archetype.ts';

const FIRST = '00000000-0000-0000-0000-000000000000';
const AT_ONCE = 100;

/**
 * Looks at the members whose answers have changed, and where another archetype fits now suggests it. Nothing changes by
 * itself. Gives how many were looked at; stops when the signal fires.
 */
export async function suggestArchetypes(deps: Deps, now: Date, signal: AbortSignal): Promise<number> {
  let after = FIRST;
  let seen = 0;
  while (!signal.aborted) {
    const members = await membersWithNewAnswers(deps.db, after, AT_ONCE);
    for (const member of members) await lookAt(deps, member, now);
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

/** What is open: one suggestion or none. */
export const listSuggestions: Verb<Spoken, Suggestion[]> = async ({ ctx, input, deps }) => {
  const row = await openSuggestion(deps.db, ctx.member.id);
  if (row === undefined) return [];
  return [
    {
      id: row.id,
      archetype: summaryOf(knownArchetype(row.archetypeId), input.language),
      confidence: row.confidence,
      suggestedAt: row.suggestedAt.toISOString(),
    },
  ];
};

/** Taken, the answers decide anew; left, it is not suggested again until they change. */
export const answerSuggestion: Verb<{ take: boolean }, void> = async ({ ctx, input, deps }) => {
  if ((await openSuggestion(deps.db, ctx.member.id)) === undefined) throw new AppError('DAY-ARCH-1003');
  if (!input.take) {
    await leaveSuggestion(deps.db, ctx.member.id);
    return;
  }
  await assignArchetype({ ctx, input: { language: 'en', anyway: true, requestKey: null }, deps });
};
