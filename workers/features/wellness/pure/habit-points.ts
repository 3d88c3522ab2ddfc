import { counted, type NoPoints, type Points, without } from './parts.ts';

/** Tasks of a day: those that were due (excused ones are not), those done, and those that may still be done. */
export interface HabitsOfDay {
  due: number;
  done: number;
  open: number;
}

/**
 * The share that was kept of what is decided: a task that may still be done counts neither way. Rest days, pauses and excused tasks
 * are nobody's failing and are not due.
 */
export function habitPoints(habits: HabitsOfDay | null): Points | NoPoints {
  if (habits === null || habits.due === 0) return without('none-due');
  const decided = habits.due - habits.open;
  const facts = { done: habits.done, decided };
  if (decided <= 0) return without('still-open', facts);
  return counted((100 * habits.done) / decided, facts);
}
