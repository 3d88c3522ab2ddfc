import type { Db } from '#db/client.ts';
import { taskInstances } from '#db/schema/habits.ts';
import { prompts } from '#db/schema/prompts.ts';
import { newId } from '#workers/kernel/ids.ts';
import { addDays, type LocalDay, startOfLocalDay } from '#workers/kernel/local-day.ts';

const DAYS = 14;
const HOUR_MS = 3_600_000;

/** The demo person was prompted for a morning task and for an evening's check-in on some days: what became of it. Once. */
export async function seedDemoPrompts(
  db: Db,
  { memberId, today, timeZone }: { memberId: string; today: LocalDay; timeZone: string },
): Promise<void> {
  const member = db.asMember(memberId);
  const known = await member.run((q) => q.select({ id: prompts.id }).from(prompts).limit(1));
  if (known.length > 0) return;
  const tasks = await member.run((q) =>
    q
      .select({
        id: taskInstances.id,
        day: taskInstances.localDay,
        state: taskInstances.state,
        group: taskInstances.groupName,
      })
      .from(taskInstances)
      .limit(1_000),
  );
  const rows: (typeof prompts.$inferInsert)[] = [];
  for (let ago = DAYS; ago >= 1; ago -= 1) {
    const day = addDays(today, -ago);
    const at = (hour: number) => new Date(startOfLocalDay(day, timeZone).getTime() + hour * HOUR_MS);
    const sent = (hour: number) => ({
      id: newId<'prompt'>(),
      memberId,
      localDay: day,
      dueAt: at(hour),
      usefulUntil: at(hour + 2),
      channel: 'push' as const,
      sentAt: at(hour),
      deliveredAt: at(hour),
    });
    const task = tasks.find((one) => one.day === day && one.group === 'Morning');
    // Two days on which the phone was off.
    if (ago % 6 === 0) {
      const { id, localDay, dueAt, usefulUntil } = sent(7);
      const missed = { state: 'missed' as const, reason: 'late' };
      rows.push({ id, memberId, localDay, dueAt, usefulUntil, slot: 'morning', ...missed });
    } else if (task !== undefined) {
      const isDone = task.state === 'completed';
      const answer = isDone ? { state: 'done' as const, answeredAt: at(7.3) } : { state: 'sent' as const };
      rows.push({ ...sent(7), slot: 'morning', instanceId: task.id, ...answer });
    }
    const evening = ago % 4 === 1 ? ('skipped' as const) : ('done' as const);
    rows.push({ ...sent(20), slot: 'evening', state: evening, openedAt: at(20.1), answeredAt: at(20.2) });
  }
  await member.run((q) => q.insert(prompts).values(rows).onConflictDoNothing());
}
