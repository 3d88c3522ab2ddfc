import type { NightFigures } from '#workers/features/body/pure/own-nights.ts';
import type { Context } from '#workers/kernel/context.ts';
import type { LocalDay } from '#workers/kernel/local-day.ts';
import type { Deps } from '#workers/kernel/verb.ts';
import type { OwnRange } from './pure/stress/own-range.ts';
import type { TimedWindow } from './pure/stress/stress-features.ts';

interface Call {
  ctx: Context;
  deps: Deps;
}

/** Figures of the days of a span that have any, the first first. */
export async function nightsOf(_: Call, __: { from: LocalDay; to: LocalDay }): Promise<NightFigures[]> {
  return [];
}

/** The heart around a moment, and the member's own waking range before it; null: nothing was measured then. */
export async function heartAround(
  _: Call,
  __: Date,
): Promise<{ windows: TimedWindow[]; range: OwnRange } | null> {
  return null;
}
