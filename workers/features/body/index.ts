export { type BodyWindow, bodyDays, bodyWindows } from './read-body.ts';
export { type HeartAround, heartAround, nightFigures } from './read-nights.ts';
export { rollUp, strandedRollupJobs } from './roll-up.ts';
export type { BodyDay } from './schemas.ts';
export { tendPartitions, tidyBody } from './tidy-body.ts';
