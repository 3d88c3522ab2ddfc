import { archetypeById, type PlannedTask } from '#workers/features/archetypes/index.ts';
import type { JobMessage } from '#workers/kernel/ports.ts';
import type { Deps, Verb } from '#workers/kernel/verb.ts';
import { addGoal } from './goals.ts';
import { assignmentsWithoutPlan, assignmentToPlan, insertPlan, plannedKeys } from './plan-queries.ts';
import { hasGoal } from './queries.ts';
import type { Interval, NewTemplate } from './schemas.ts';
import { addTemplate } from './templates.ts';

const WINDOWS = {
  morning: { from: '07:00', to: '10:00' },
  midday: { from: '11:30', to: '14:00' },
  evening: { from: '18:00', to: '21:00' },
} as const;
const ALL_DAYS = [1, 2, 3, 4, 5, 6, 7];

/**
 * Makes the first plan of an assignment, once: each task has a key of its archetype, so that a run that was cut off is
 * finished by the next, and an archetype that comes back adds nothing twice. What the member has, or removed, stays so.
 */
export const startPlan: Verb<{ assignmentId: string }, void> = async ({ ctx, input, deps }) => {
  const assignment = await assignmentToPlan(deps.db, ctx.member.id, input.assignmentId);
  if (assignment === undefined) return;
  const language = assignment.language === 'de' ? 'de' : 'en';
  const prefix = `plan:${assignment.archetypeId}:`;
  const known = await plannedKeys(deps.db, ctx.member.id, prefix);
  for (const goal of archetypeById(assignment.archetypeId)?.plan ?? []) {
    const missing = goal.tasks.filter((task) => !known.has(prefix + task.key));
    if (missing.length === 0) continue;
    const { id } = await addGoal({
      ctx,
      deps,
      input: {
        title: goal.name[language],
        why: goal.why[language],
        requestKey: prefix + goal.key,
        source: 'archetype',
      },
    });
    const goalId = (await hasGoal(deps.db, ctx.member.id, id)) ? id : null;
    for (const task of missing) {
      const fields = { ...fieldsOf(task, language), goalId, requestKey: prefix + task.key };
      await addTemplate({ ctx, deps, input: { ...fields, source: 'archetype' } });
    }
  }
  await insertPlan(deps.db, ctx.member.id, input.assignmentId);
};

function intervalOf(rhythm: PlannedTask['rhythm']): Interval {
  if (rhythm.kind === 'daily') return { kind: 'days', every: 1 };
  return rhythm.kind === 'per-week'
    ? { kind: 'weekly', times: rhythm.times }
    : { kind: 'weekdays', days: [...rhythm.days] };
}

function targetOf(target: PlannedTask['target'], language: 'en' | 'de'): NewTemplate['target'] {
  if (target.kind === 'done') return null;
  return target.kind === 'minutes'
    ? { kind: 'minutes', amount: target.minutes }
    : { kind: 'count', amount: target.count, unit: target.unit[language] };
}

function fieldsOf(task: PlannedTask, language: 'en' | 'de'): Omit<NewTemplate, 'goalId'> {
  return {
    title: task.name[language],
    note: null,
    group: '',
    interval: intervalOf(task.rhythm),
    restDays: [],
    target: targetOf(task.target, language),
    window: { ...WINDOWS[task.window], weekdays: ALL_DAYS },
  };
}

/** Assignments whose job was lost, or never sent. */
export async function strandedPlanJobs(deps: Deps, limit: number): Promise<JobMessage[]> {
  const rows = await assignmentsWithoutPlan(deps.db, limit);
  return rows.map(({ id, memberId }) => ({
    name: 'habits-start-plan',
    key: id,
    payload: { memberId, assignmentId: id },
  }));
}
