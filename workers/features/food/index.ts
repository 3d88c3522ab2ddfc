export { analyseMeal, giveUpAnalysis } from './analyse-meal.ts';
export { analyseJob } from './request-analysis.ts';
export { purgeDeletedMeals, strandedAnalysisJobs } from './tidy-meals.ts';
