import { inArray } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { members } from '#db/schema/core.ts';
import { taskInstances, taskTemplates } from '#db/schema/habits.ts';
import { houseMemberships } from '#db/schema/houses.ts';
import { HOUSES } from '#workers/features/archetypes/index.ts';
import { tallyHouses } from '#workers/features/houses/index.ts';
import { mondayOf } from '#workers/features/houses/pure/challenge.ts';
import { newId } from '#workers/kernel/ids.ts';
import { addDays, type LocalDay, startOfLocalDay } from '#workers/kernel/local-day.ts';
import { numberFrom } from './number-from.ts';

const IN_A_HOUSE = 6;
const REASON = 'seed: housemates of the demo person';
const HABIT = { title: 'A habit', intervalKind: 'days', intervalN: 1, source: 'own' } as const;

interface Mate {
  subject: string;
  houseId: string;
  /** How often they keep a day, 0 to 1. */
  chance: number;
}

const MATES: readonly Mate[] = HOUSES.flatMap(({ id: houseId }) =>
  Array.from({ length: IN_A_HOUSE }, (_, at) => {
    const subject = `user_demo_housemate_${houseId}_${at + 1}`;
    return { subject, houseId, chance: 0.5 + numberFrom(subject) / 2 };
  }),
);

/**
 * Peoples each house with members who have one habit and nothing else, so that a standing can be seen: below five at work
 * a house shows none. Running it again adds the days that have passed.
 */
export async function seedDemoHousemates(
  db: Db,
  { now, today, timeZone }: { now: Date; today: LocalDay; timeZone: string },
): Promise<void> {
  const system = db.asSystem(REASON);
  await system.run((q) =>
    q
      .insert(members)
      .values(MATES.map(({ subject }) => ({ clerkUserId: subject, timeZone })))
      .onConflictDoNothing({ target: members.clerkUserId }),
  );
  const subjects = MATES.map(({ subject }) => subject);
  const rows = await system.run((q) =>
    q
      .select({ memberId: members.id, subject: members.clerkUserId })
      .from(members)
      .where(inArray(members.clerkUserId, subjects)),
  );
  const memberOf = new Map(rows.map(({ subject, memberId }) => [subject, memberId]));
  const mates = MATES.flatMap((mate) => {
    const memberId = memberOf.get(mate.subject);
    return memberId === undefined ? [] : [{ ...mate, memberId }];
  });
  const startsOn = addDays(mondayOf(today), -7);
  await system.all((q) => [
    q
      .insert(houseMemberships)
      .values(
        mates.map(({ memberId, houseId }) => {
          const joinedAt = startOfLocalDay(startsOn, timeZone);
          return { id: newId<'house-membership'>(), memberId, houseId, source: 'own' as const, joinedAt };
        }),
      )
      .onConflictDoNothing(),
    q
      .insert(taskTemplates)
      .values(
        mates.map(({ memberId }) => ({
          ...HABIT,
          id: newId<'template'>(),
          memberId,
          startsOn,
          ruleSince: startsOn,
          requestKey: 'demo-habit',
        })),
      )
      .onConflictDoNothing(),
  ]);
  const templates = await system.run((q) =>
    q
      .select({ id: taskTemplates.id, memberId: taskTemplates.memberId })
      .from(taskTemplates)
      .where(
        inArray(
          taskTemplates.memberId,
          mates.map(({ memberId }) => memberId),
        ),
      ),
  );
  const templateOf = new Map(templates.map(({ memberId, id }) => [memberId, id]));
  const tasks = mates.flatMap((mate) => {
    const templateId = templateOf.get(mate.memberId);
    return templateId === undefined ? [] : tasksOf({ ...mate, templateId }, { startsOn, today, timeZone });
  });
  await system.run((q) => q.insert(taskInstances).values(tasks).onConflictDoNothing());
  await tallyHouses({ db }, { now, signal: new AbortController().signal });
}

function tasksOf(
  { memberId, templateId, subject, chance }: Mate & { memberId: string; templateId: string },
  { startsOn, today, timeZone }: { startsOn: LocalDay; today: LocalDay; timeZone: string },
) {
  const tasks: (typeof taskInstances.$inferInsert)[] = [];
  for (let localDay = startsOn; localDay < today; localDay = addDays(localDay, 1)) {
    const isKept = numberFrom(`${subject} ${localDay}`) < chance;
    const endedAt = new Date(startOfLocalDay(localDay, timeZone).getTime() + 12 * 3_600_000);
    tasks.push({
      id: newId<'task'>(),
      memberId,
      templateId,
      localDay,
      state: isKept ? 'completed' : 'expired',
      title: HABIT.title,
      groupName: '',
      needsCapture: false,
      ...(isKept && { endedAt }),
    });
  }
  return tasks;
}
