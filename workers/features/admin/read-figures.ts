import { readSeries } from '#workers/kernel/figures/series.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import { figureSteps, figureSums } from './figure-queries.ts';
import { shapeFigures } from './pure/shape-figures.ts';
import type { FiguresQuery, StaffFigures } from './schemas.ts';

/** How far back each range goes, and how long its steps are, in seconds. */
const RANGE = {
  hour: { backS: 3_600, stepS: 60 },
  day: { backS: 86_400, stepS: 1_800 },
  week: { backS: 604_800, stepS: 10_800 },
} as const;

/** The figures of the whole installation, up to ten seconds ago. */
export const readFigures: Verb<FiguresQuery, StaffFigures> = async ({ ctx, input, deps }) => {
  const { backS, stepS } = RANGE[input.range];
  const toS = Math.floor(ctx.now.getTime() / 1000);
  const fromS = toS - backS;
  await deps.figures.flush();
  const [rows, { totals, jobs, flags }] = await Promise.all([
    figureSteps(deps.db, { from: new Date(Math.floor(fromS / stepS) * stepS * 1000), stepS }),
    figureSums(deps.db),
  ]);
  const inState = new Map<string, number>(jobs.map(({ state, count }) => [state, count]));
  const work = (state: string) => inState.get(state) ?? 0;
  return {
    stepS,
    steps: shapeFigures(rows, { fromS, toS, stepS }),
    jobs: { queued: work('queued'), running: work('running'), failed: work('failed'), dead: work('dead') },
    openFlags: flags.reduce((sum, { count }) => sum + count, 0),
    hasUnpricedCalls: totals.some(
      ({ series, count }) => count > 0 && readSeries(series).name === 'dayloom_ai_unpriced_calls_total',
    ),
  };
};
