export const TASK_STATES = [
  'scheduled',
  'notified',
  'started',
  'captured',
  'in_review',
  'approved',
  'completed',
  'rejected',
  'appealed',
  'skipped',
  'expired',
  'excused',
] as const;

export type TaskState = (typeof TASK_STATES)[number];

/**
 * What may follow what; everything else is refused. A tick without a start is both at once. What ended without a capture can
 * be taken up again: that is the undo of a tick or a skip, and how a day that went by is told of later.
 */
export const TRANSITIONS: Readonly<Record<TaskState, readonly TaskState[]>> = {
  scheduled: ['notified', 'started', 'completed', 'skipped', 'expired', 'excused'],
  notified: ['started', 'completed', 'skipped', 'expired', 'excused'],
  started: ['captured', 'completed', 'scheduled', 'skipped', 'expired', 'excused'],
  captured: ['in_review'],
  in_review: ['approved', 'rejected'],
  approved: ['completed'],
  rejected: ['appealed'],
  appealed: ['approved', 'rejected'],
  completed: ['scheduled'],
  skipped: ['scheduled', 'completed'],
  expired: ['scheduled', 'completed'],
  excused: ['scheduled', 'completed'],
};

/** States that a person or a job may still end. */
export const OPEN_STATES = ['scheduled', 'notified', 'started'] as const satisfies readonly TaskState[];

/**
 * States that may go over to `to`: a statement names them in its `where`, so that two devices at once have one effect. A task
 * that asks for a capture is completed by its approval alone, and never taken up again once it was.
 */
export function statesBefore(to: TaskState, needsCapture: boolean): TaskState[] {
  return TASK_STATES.filter((from) => TRANSITIONS[from].includes(to) && isFor(from, to, needsCapture));
}

function isFor(from: TaskState, to: TaskState, needsCapture: boolean): boolean {
  if (to === 'completed') return needsCapture === (from === 'approved');
  if (to === 'captured') return needsCapture;
  return !(to === 'scheduled' && from === 'completed' && needsCapture);
}
