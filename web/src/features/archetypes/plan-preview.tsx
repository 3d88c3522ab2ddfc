import type { ArchetypeDetail } from '#workers/features/archetypes/schemas.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Card } from '../../ui/page.tsx';

type Task = ArchetypeDetail['plan'][number]['tasks'][number];

const WINDOWS = { morning: 'plan.morning', midday: 'plan.midday', evening: 'plan.evening' } as const;

/** A Monday, so that days of the week can be named by any calendar. */
const MONDAY = 5;

function useTaskWords() {
  const t = useText();
  const format = useFormat();
  return ({ rhythm, target, window }: Task): string => {
    const days = (numbers: readonly number[]) =>
      numbers
        .map((day) => format.day(`2026-01-${String(MONDAY + day - 1).padStart(2, '0')}`, 'weekday'))
        .join(', ');
    const often =
      rhythm.kind === 'daily'
        ? t('plan.daily')
        : rhythm.kind === 'per-week'
          ? t('plan.perWeek', { times: rhythm.times })
          : days(rhythm.days);
    const much =
      target.kind === 'minutes'
        ? t('plan.minutes', { minutes: target.minutes })
        : target.kind === 'count'
          ? `${target.count} ${target.unit}`
          : null;
    return [often, much, t(WINDOWS[window])].filter((part) => part !== null).join(' · ');
  };
}

/** The goals and tasks that an archetype begins with. */
export function PlanPreview({ plan }: { plan: ArchetypeDetail['plan'] }) {
  const t = useText();
  const wordsOf = useTaskWords();
  return (
    <section className="grid gap-3">
      <h2 className="text-lg">{t('plan.title')}</h2>
      <p className="text-sm text-soft">{t('plan.text')}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        {plan.map((goal) => (
          <Card key={goal.key} className="grid content-start gap-3">
            <h3 className="text-base">{goal.name}</h3>
            <p className="text-sm text-soft">{goal.why}</p>
            <ul className="grid gap-2">
              {goal.tasks.map((task) => (
                <li key={task.key} className="border-l-2 border-accent/40 pl-3">
                  <span className="block font-medium">{task.name}</span>
                  <span className="figures block text-sm text-soft">{wordsOf(task)}</span>
                </li>
              ))}
            </ul>
          </Card>
        ))}
      </div>
    </section>
  );
}
