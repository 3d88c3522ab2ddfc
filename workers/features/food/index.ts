export { analyseMeal, giveUpAnalysis } from './analyse-meal.ts';
export { foodDays } from './read-meal.ts';
export { analyseJob } from './request-analysis.ts';
export { purgeDeletedMeals, strandedAnalysisJobs } from './tidy-meals.ts';
