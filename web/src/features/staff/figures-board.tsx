import type { FigureStep, StaffFigures } from '#workers/features/admin/schemas.ts';
import { useLocale } from '../../lib/intl/locale-context.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { dollars } from './dollars.ts';
import { FigureCard } from './figure-card.tsx';

const TONE = {
  first: 'text-protein',
  second: 'text-carbohydrate',
  bad: 'text-danger',
  good: 'text-good',
} as const;

const sumOf = (steps: readonly FigureStep[], read: (step: FigureStep) => number) =>
  steps.reduce((sum, step) => sum + read(step), 0);

/** The latest step that measured something. */
function latest<T>(steps: readonly FigureStep[], read: (step: FigureStep) => T | null): T | null {
  for (const step of steps.toReversed()) {
    const value = read(step);
    if (value !== null) return value;
  }
  return null;
}

/** Requests, errors, times, cache, jobs and the cost of models, each as a figure and as a line. */
export function FiguresBoard({ figures }: { figures: StaffFigures }) {
  const t = useText();
  const format = useFormat();
  const { locale } = useLocale();
  const { steps } = figures;
  const span = t('staff.span', {
    from: format.time(steps[0]?.at ?? new Date().toISOString()),
    to: format.time(steps.at(-1)?.at ?? new Date().toISOString()),
  });
  const all = (read: (step: FigureStep) => number | null) => steps.map(read);
  const requests = sumOf(steps, (step) => step.requests);
  const failed = sumOf(steps, (step) => step.failed);
  const ms = (value: number | null | undefined) =>
    value === null || value === undefined
      ? t('staff.unknown')
      : `${format.number(value, value < 10 ? 1 : 0)} ms`;
  const counts = { tick: (value: number) => format.number(value), least: 2 };
  const times = { tick: ms };
  const shares = { tick: format.percent, least: 1 };
  const inDollars = (value: number) => dollars(locale, value);
  const hits = latest(steps, (step) => step.cacheHitShare);
  const cost = sumOf(steps, (step) => step.aiCostUsd);
  const timesOf = (read: (step: FigureStep) => FigureStep['latency']) => [
    { name: 'p50', tone: TONE.first, values: all((step) => read(step)?.p50Ms ?? null) },
    { name: 'p95', tone: TONE.second, isDashed: true, values: all((step) => read(step)?.p95Ms ?? null) },
  ];
  return (
    <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
      <FigureCard
        title={t('staff.requests')}
        scale={counts}
        value={format.number(requests)}
        span={span}
        lines={[{ name: t('staff.requests'), tone: TONE.first, values: all((step) => step.requests) }]}
      />
      <FigureCard
        title={t('staff.errors')}
        scale={counts}
        value={`${format.number(failed)} · ${format.percent(requests === 0 ? 0 : failed / requests)}`}
        span={span}
        lines={[
          { name: t('staff.failed'), tone: TONE.bad, values: all((step) => step.failed) },
          {
            name: t('staff.refused'),
            tone: TONE.second,
            isDashed: true,
            values: all((step) => step.refused),
          },
        ]}
      />
      <FigureCard
        title={t('staff.latency')}
        scale={times}
        value={`p95 ${ms(latest(steps, (step) => step.latency)?.p95Ms)}`}
        span={span}
        lines={timesOf((step) => step.latency)}
      />
      <FigureCard
        title={t('staff.database')}
        scale={times}
        value={`p95 ${ms(latest(steps, (step) => step.database)?.p95Ms)}`}
        span={span}
        lines={timesOf((step) => step.database)}
      />
      <FigureCard
        title={t('staff.cache')}
        scale={shares}
        value={hits === null ? t('staff.unknown') : format.percent(hits)}
        span={span}
        lines={[{ name: t('staff.cache'), tone: TONE.good, values: all((step) => step.cacheHitShare) }]}
      />
      <FigureCard
        title={t('staff.jobs')}
        scale={counts}
        value={t('staff.jobsNow', {
          waiting: format.number(figures.jobs.queued + figures.jobs.failed),
          dead: format.number(figures.jobs.dead),
        })}
        span={span}
        lines={[
          { name: t('staff.jobsDone'), tone: TONE.first, values: all((step) => step.jobsDone) },
          {
            name: t('staff.jobsFailed'),
            tone: TONE.bad,
            isDashed: true,
            values: all((step) => step.jobsFailed + step.jobsDead),
          },
        ]}
      />
      <FigureCard
        title={t('staff.aiCost')}
        scale={{ tick: inDollars }}
        value={inDollars(cost)}
        hint={figures.hasUnpricedCalls ? t('staff.unpriced') : undefined}
        span={span}
        lines={[{ name: t('staff.aiCost'), tone: TONE.second, values: all((step) => step.aiCostUsd) }]}
      />
      <FigureCard
        title={t('staff.aiCalls')}
        scale={counts}
        value={format.number(sumOf(steps, (step) => step.aiCalls))}
        span={span}
        lines={[{ name: t('staff.aiCalls'), tone: TONE.first, values: all((step) => step.aiCalls) }]}
      />
      <FigureCard
        title={t('staff.product')}
        scale={counts}
        value={format.number(sumOf(steps, (step) => step.tasksCompleted))}
        span={span}
        lines={[
          { name: t('staff.tasks'), tone: TONE.first, values: all((step) => step.tasksCompleted) },
          {
            name: t('staff.archetypes'),
            tone: TONE.second,
            isDashed: true,
            values: all((step) => step.archetypesAssigned),
          },
        ]}
      />
    </div>
  );
}
