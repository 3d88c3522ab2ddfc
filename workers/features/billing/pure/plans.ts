import type { Plan } from '#workers/kernel/context.ts';

/** What a plan gives. */
export interface Entitlements {
  /** Photo analyses of one local day; null: as many as one likes. */
  photoAnalysesADay: number | null;
  /** Answers from one's own journal. */
  askMyDays: boolean;
  /** What was worked out over one's days as a file: the scores with their parts, weights and reasons. */
  insightExports: boolean;
}

/** Plans and what they give: the one table that every gate reads. */
export const ENTITLEMENTS = {
  free: { photoAnalysesADay: 3, askMyDays: false, insightExports: false },
  premium: { photoAnalysesADay: null, askMyDays: true, insightExports: true },
} as const satisfies Record<Plan, Entitlements>;

/** What is there on the premium plan alone. */
export type PremiumFeature = 'askMyDays' | 'insightExports';
