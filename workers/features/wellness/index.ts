export { listScores, readScore } from './read-scores.ts';
export type { WellnessDay, WellnessScore } from './schemas.ts';
export { scoreChangedDays, scoreChangedMembers } from './score-days.ts';
