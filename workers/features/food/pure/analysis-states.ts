import type { AnalysisState } from '../schemas.ts';

/**
 * The one table of an analysis' life. A worker that comes late finds its step gone and leaves; a person may take a meal
 * over by hand at any time, which makes it ready.
 */
export const NEXT_STATES: Readonly<Record<AnalysisState, readonly AnalysisState[]>> = {
  queued: ['detecting', 'ready', 'failed'],
  detecting: ['detecting', 'describing', 'ready', 'failed'],
  describing: ['describing', 'matching', 'ready', 'failed', 'detecting'],
  matching: ['matching', 'ready', 'failed', 'detecting'],
  ready: [],
  failed: ['queued', 'ready'],
};

/** The states from which `to` may be reached. */
export function statesBefore(to: AnalysisState): AnalysisState[] {
  return (Object.keys(NEXT_STATES) as AnalysisState[]).filter((from) => NEXT_STATES[from].includes(to));
}
