import { uniqueViolation } from '#db/client.ts';
import { AppError } from '#workers/kernel/errors.ts';
import { newId } from '#workers/kernel/ids.ts';
import { type PageMeta, pageMeta } from '#workers/kernel/paging.ts';
import type { JobMessage } from '#workers/kernel/ports.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import { decideArchetype, RULES_VERSION } from './pure/decide-archetype.ts';
import { ITEMS } from './pure/items.ts';
import { summaryOf } from './pure/say-catalogue.ts';
import {
  activeAssignment,
  answersOf,
  assignmentByRequest,
  assignmentPage,
  beginAssignment,
} from './queries.ts';
import type { Assignment, Spoken, Verdict } from './schemas.ts';
import { assignmentOf, knownArchetype, traitsOf } from './shape-archetype.ts';

/** An assignment begins with a plan, which the habits make. */
function planJob(memberId: string, assignmentId: string): JobMessage {
  return { name: 'habits-start-plan', key: assignmentId, payload: { memberId, assignmentId } };
}

interface AssignInput extends Spoken {
  anyway: boolean;
  /** What the member took of a suggestion, in the place of what the answers alone say. */
  taken?: { archetypeId: string; confidence: number };
  requestKey: string | null;
}

/** From the member's answers to their archetype; or to what is missing, or to what to ask next. */
export const assignArchetype: Verb<AssignInput, Verdict> = async ({ ctx, input, deps }) => {
  const { language, requestKey } = input;
  const decision = decideArchetype(await answersOf(deps.db, ctx.member.id), ITEMS);
  if (decision.kind === 'unfinished') return { kind: 'unfinished', missing: [...decision.missing] };
  const { candidates, scores, ask } = decision;
  const confidence = input.taken?.confidence ?? decision.confidence;
  if (decision.kind === 'undecided' && !input.anyway && ask.length > 0) {
    const between = candidates.slice(0, 2).map(({ id }) => summaryOf(knownArchetype(id), language));
    return { kind: 'undecided', confidence, between, traits: traitsOf(scores), ask: [...ask] };
  }
  const chosen = knownArchetype(input.taken?.archetypeId ?? candidates[0]?.id ?? '');
  const row = {
    id: newId<'assignment'>(),
    archetypeId: chosen.id,
    houseId: chosen.house,
    confidence,
    scores: { ...scores },
    rulesVersion: RULES_VERSION,
    assignedAt: ctx.now,
    requestKey,
  };
  try {
    await beginAssignment(deps.db, ctx.member.id, row);
  } catch (error) {
    if (uniqueViolation(error) === null) throw error;
    // The same request once more, or another device that was faster: what stands is the answer.
    const first =
      (requestKey === null ? undefined : await assignmentByRequest(deps.db, ctx.member.id, requestKey)) ??
      (await activeAssignment(deps.db, ctx.member.id));
    if (first === undefined) throw error;
    return { kind: 'assigned', assignment: assignmentOf(first, language) };
  }
  deps.figures.add('dayloom_archetype_assigned_total', { archetype: chosen.id });
  deps.events?.tell(ctx.member.id, 'archetype.assigned', { sureness: surenessOf(confidence) });
  // Lost on the way, it is found by the sweep of the plans.
  deps.later(
    deps.jobs.enqueue([planJob(ctx.member.id, row.id)]).catch((error: unknown) => {
      deps.errors.capture(error, { correlationId: ctx.correlationId, route: 'enqueue habits-start-plan' });
    }),
  );
  const current = await activeAssignment(deps.db, ctx.member.id);
  if (current === undefined) throw new Error('the assignment that was just made is gone');
  return { kind: 'assigned', assignment: assignmentOf(current, language) };
};

function surenessOf(confidence: number): 'low' | 'middling' | 'high' {
  if (confidence < 0.5) return 'low';
  return confidence < 0.8 ? 'middling' : 'high';
}

export const readArchetype: Verb<Spoken, Assignment> = async ({ ctx, input, deps }) => {
  const row = await activeAssignment(deps.db, ctx.member.id);
  if (row === undefined) throw new AppError('DAY-ARCH-1002');
  return assignmentOf(row, input.language);
};

export const listArchetypes: Verb<
  Spoken & { page: number; perPage: number },
  { assignments: Assignment[]; meta: PageMeta }
> = async ({ ctx, input, deps }) => {
  const { rows, total } = await assignmentPage(
    deps.db,
    ctx.member.id,
    input.perPage,
    (input.page - 1) * input.perPage,
  );
  return { assignments: rows.map((row) => assignmentOf(row, input.language)), meta: pageMeta(input, total) };
};
