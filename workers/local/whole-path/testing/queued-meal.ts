import { analyseJob } from '#workers/features/food/index.ts';
import type { WholePath } from './whole-path.ts';

/** A meal whose photo is taken in and whose job the queue keeps back until its clock is released. */
export async function queuedMeal(whole: WholePath, photo: Uint8Array) {
  whole.clock.hold();
  const me = await whole.person();
  const live = await me.listen();
  const id = await me.photograph(photo);
  const [row] = await whole.database.sql<{ member: string }>(
    'select member_id as member from food_analyses where id = $1',
    [id],
  );
  if (row === undefined) throw new Error('there is no such analysis');
  return { me, live, id, job: analyseJob(row.member, id) };
}

/** How often a meal's job ran, and how that ended. */
export function runsOf({ database }: WholePath, id: string) {
  return database.sql('select state, attempts from job_runs where key like $1', [`${id}%`]);
}
