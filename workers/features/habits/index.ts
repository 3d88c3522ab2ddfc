export { closeDueDays } from './close-days.ts';
export { habitDays } from './export-tasks.ts';
export type { HabitDay, NewTemplate, Task, TaskTemplate } from './schemas.ts';
export { startPlan, strandedPlanJobs } from './start-plan.ts';
export {
  completeInstance,
  listTasks,
  markNotified,
  pickPromptTask,
  readTask,
  skipInstance,
} from './tasks.ts';
export { addTemplate, listTemplates } from './templates.ts';
