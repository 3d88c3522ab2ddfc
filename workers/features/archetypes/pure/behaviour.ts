import type { Candidate } from './decide-archetype.ts';

/** How the plan that came with an archetype went: tasks that are old enough, and their mean strength (0 to 1). */
export interface Adherence {
  tasks: number;
  strength: number;
}

/** With fewer tasks of the plan left, what became of them says little. */
const LEAST_TASKS = 3;
/** A strength that speaks neither for nor against the archetype: half of the occasions kept. */
const NEUTRAL = 0.5;
/** Behaviour never weighs more than four to one against what the answers say. */
const LEAST_WEIGHT = 0.25;

/**
 * What the answers say, seen together with a plan that is not kept: the archetype that it came with weighs less, down to a
 * quarter. A judgement of ours and no measured figure, so it may only lead to a suggestion. A plan that is kept changes
 * nothing: it may be kept for many reasons.
 * @param current the archetype that the plan came with
 * @returns who is likelier than the current one now, or null
 */
export function driftedTo(
  candidates: readonly Candidate[],
  current: string,
  { tasks, strength }: Adherence,
): Candidate | null {
  if (tasks < LEAST_TASKS || strength >= NEUTRAL) return null;
  const weight = Math.max(LEAST_WEIGHT, strength / NEUTRAL);
  const own = (candidates.find(({ id }) => id === current)?.probability ?? 0) * weight;
  const other = candidates.find(({ id }) => id !== current);
  if (other === undefined || other.probability <= own) return null;
  const total = candidates.reduce(
    (sum, { id, probability }) => sum + (id === current ? own : probability),
    0,
  );
  return { id: other.id, probability: other.probability / total };
}
