import type { Db } from '#db/client.ts';
import { goals, habitClocks, reminderWindows, taskInstances, taskTemplates } from '#db/schema/habits.ts';
import { isDue, weekdayOf } from '#workers/features/habits/pure/interval.ts';
import { shareOfTarget } from '#workers/features/habits/pure/share-of-target.ts';
import { type DayRecord, standingOfHistory } from '#workers/features/habits/pure/strength.ts';
import { newId } from '#workers/kernel/ids.ts';
import { addDays, type LocalDay, startOfLocalDay } from '#workers/kernel/local-day.ts';
import { numberFrom } from './number-from.ts';

interface DemoHabit {
  key: string;
  title: string;
  group: string;
  intervalKind: 'days' | 'weekly' | 'weekdays';
  intervalN: number;
  weekdays: number;
  target: { kind: 'count' | 'minutes'; amount: number; unit: string | null } | null;
  /** How often the demo person keeps it, 0 to 1. */
  chance: number;
  hour: number;
}

const DAILY = { intervalKind: 'days', intervalN: 1, weekdays: 127 } as const;
const HABITS: readonly DemoHabit[] = [
  {
    key: 'water',
    title: 'Drink water',
    group: 'All day',
    ...DAILY,
    target: { kind: 'count', amount: 8, unit: 'glasses' },
    chance: 0.8,
    hour: 12,
  },
  {
    key: 'stretch',
    title: 'Stretch',
    group: 'Morning',
    ...DAILY,
    target: { kind: 'minutes', amount: 10, unit: null },
    chance: 0.85,
    hour: 7,
  },
  {
    key: 'walk',
    title: 'Walk at lunch',
    group: 'Midday',
    intervalKind: 'weekdays',
    intervalN: 1,
    weekdays: 0b0011111,
    target: null,
    chance: 0.75,
    hour: 12,
  },
  {
    key: 'read',
    title: 'Read a few pages',
    group: 'Evening',
    ...DAILY,
    target: null,
    chance: 0.65,
    hour: 21,
  },
];

/** Gives the demo person four habits and what became of them until yesterday; today's are made by the app. Once. */
export async function seedDemoHabits(
  db: Db,
  { memberId, today, timeZone, days }: { memberId: string; today: LocalDay; timeZone: string; days: number },
): Promise<void> {
  const member = db.asMember(memberId);
  const known = await member.run((q) => q.select({ id: taskTemplates.id }).from(taskTemplates).limit(1));
  if (known.length > 0) return;
  const startsOn = addDays(today, -days);
  const goalId = newId<'goal'>();
  const plans = HABITS.map((habit) => planOf(habit, { memberId, goalId, startsOn, today, timeZone }));
  await member.all((q) => [
    q.insert(goals).values({ id: goalId, memberId, title: 'Feel rested', why: null, source: 'own' }),
    q.insert(taskTemplates).values(plans.map((plan) => plan.template)),
    q.insert(taskInstances).values(plans.flatMap((plan) => plan.tasks)),
    q.insert(reminderWindows).values(
      plans.map(({ template, hour }) => ({
        memberId,
        templateId: template.id,
        fromMinute: hour * 60,
        toMinute: hour * 60 + 90,
      })),
    ),
    q.insert(habitClocks).values({
      memberId,
      rolledDay: addDays(today, -1),
      nextRollAt: startOfLocalDay(today, timeZone),
    }),
  ]);
}

function planOf(
  habit: DemoHabit,
  at: { memberId: string; goalId: string; startsOn: LocalDay; today: LocalDay; timeZone: string },
) {
  const { memberId, goalId, startsOn, today, timeZone } = at;
  const { key, title, group: groupName, chance, hour, ...columns } = habit;
  const rule = { ...columns, restDays: 0, startsOn };
  const id = newId<'template'>();
  const records = new Map<LocalDay, DayRecord>();
  const tasks = [];
  for (let day = startsOn; day < today; day = addDays(day, 1)) {
    if (!isDue(rule, day)) continue;
    const isKept = numberFrom(`${day} ${key}`) < (weekdayOf(day) > 4 ? chance - 0.1 : chance);
    const state = isKept ? ('completed' as const) : ('expired' as const);
    const amount = isKept ? (habit.target?.amount ?? 0) : 0;
    const endedAt = new Date(startOfLocalDay(day, timeZone).getTime() + hour * 3_600_000);
    records.set(day, { state, share: isKept ? shareOfTarget(habit.target, amount) : 0 });
    tasks.push({
      id: newId<'task'>(),
      memberId,
      templateId: id,
      localDay: day,
      state,
      title,
      groupName,
      target: habit.target,
      needsCapture: false,
      amount,
      ...(isKept && { endedAt }),
    });
  }
  const history = {
    rule,
    ruleSince: startsOn,
    records,
    pauses: [],
    from: startsOn,
    today,
    isLived: () => true,
  };
  const template = {
    id,
    memberId,
    goalId,
    title,
    groupName,
    ...columns,
    startsOn,
    ruleSince: startsOn,
    source: 'own' as const,
    requestKey: `demo-habit-${key}`,
    ...standingOfHistory(history),
  };
  return { template, tasks, hour };
}
