export { calibrateMember, calibrateMembers } from './calibrate-moments.ts';
export { listMoments } from './moments.ts';
export { listMoodDays, readMood } from './read-mood.ts';
export type { MoodDay, MoodDetail, MoodMoment } from './schemas.ts';
