import type { Task } from '#workers/features/habits/schemas.ts';

/** A task that is due, with what a test says of it. */
export function taskOf(change: Pick<Task, 'id' | 'localDay'> & Partial<Task>): Task {
  return {
    templateId: 'template',
    state: 'scheduled',
    title: change.id,
    note: null,
    group: '',
    target: null,
    amount: 0,
    needsCapture: false,
    startedAt: null,
    endedAt: null,
    isBackdated: false,
    strength: 0,
    streak: 0,
    ...change,
  };
}
