import { strandedErasureJobs, strandedExportJobs } from '#workers/features/account/index.ts';
import { strandedRollupJobs } from '#workers/features/body/index.ts';
import { strandedAnalysisJobs } from '#workers/features/food/index.ts';
import { strandedPlanJobs } from '#workers/features/habits/index.ts';
import { strandedEnrichmentJobs } from '#workers/features/journal/index.ts';
import { strandedDigestJobs, strandedPromptJobs } from '#workers/features/prompts/index.ts';
import type { AnyJob } from './define-job.ts';
import { accountErase } from './jobs/account-erase.ts';
import { accountExport } from './jobs/account-export.ts';
import { accountLeave } from './jobs/account-leave.ts';
import { accountTidy } from './jobs/account-tidy.ts';
import { adminSchedules } from './jobs/admin-schedules.ts';
import { adminSweep } from './jobs/admin-sweep.ts';
import { adminTidy } from './jobs/admin-tidy.ts';
import { archetypesSuggest } from './jobs/archetypes-suggest.ts';
import { billingTidy } from './jobs/billing-tidy.ts';
import { bodyRollup } from './jobs/body-rollup.ts';
import { bodyTidy } from './jobs/body-tidy.ts';
import { foodAnalyse } from './jobs/food-analyse.ts';
import { foodTidy } from './jobs/food-tidy.ts';
import { habitsCloseDays } from './jobs/habits-close-days.ts';
import { habitsStartPlan } from './jobs/habits-start-plan.ts';
import { housesTally } from './jobs/houses-tally.ts';
import { journalEnrich } from './jobs/journal-enrich.ts';
import { journalTidy } from './jobs/journal-tidy.ts';
import { moodCalibrate } from './jobs/mood-calibrate.ts';
import { moodRounds } from './jobs/mood-rounds.ts';
import { promptsDigest } from './jobs/prompts-digest.ts';
import { promptsDigests } from './jobs/prompts-digests.ts';
import { promptsReplan } from './jobs/prompts-replan.ts';
import { promptsRun } from './jobs/prompts-run.ts';
import { promptsSend } from './jobs/prompts-send.ts';
import { wellnessScore } from './jobs/wellness-score.ts';
import { jobsByName } from './jobs-by-name.ts';
import type { Schedule } from './schedules.ts';
import type { Sweep } from './sweeps.ts';

const sweeps: readonly Sweep[] = [
  { name: 'erasures', find: strandedErasureJobs },
  { name: 'data-exports', find: strandedExportJobs },
  { name: 'body-days', find: strandedRollupJobs },
  { name: 'food-analyses', find: strandedAnalysisJobs },
  { name: 'habit-plans', find: strandedPlanJobs },
  { name: 'journal-entries', find: strandedEnrichmentJobs },
  { name: 'prompts', find: strandedPromptJobs },
  { name: 'prompt-digests', find: strandedDigestJobs },
];
const sweepJob = adminSweep(sweeps);

/** What the queue sends by itself. */
export const schedules: readonly Schedule[] = [
  { job: sweepJob, cron: '*/5 * * * *' },
  { job: accountTidy, cron: '17 3 * * *' },
  { job: adminTidy, cron: '37 3 * * *' },
  { job: billingTidy, cron: '27 * * * *' },
  { job: bodyTidy, cron: '37 2 * * *' },
  { job: foodTidy, cron: '47 * * * *' },
  { job: promptsRun, cron: '*/15 * * * *' },
  { job: promptsDigests, cron: '5 * * * 0,1,2' },
  { job: habitsCloseDays, cron: '*/15 * * * *' },
  { job: housesTally, cron: '37 * * * *' },
  { job: journalTidy, cron: '52 * * * *' },
  { job: archetypesSuggest, cron: '23 4 2 * *' },
  { job: moodRounds, cron: '33 * * * *' },
  { job: wellnessScore, cron: '2-59/5 * * * *' },
];

export const schedulesJob = adminSchedules(schedules);

/** Every job that this release can run. */
export const jobs: ReadonlyMap<string, AnyJob> = jobsByName([
  sweepJob,
  schedulesJob,
  accountErase,
  accountExport,
  accountLeave,
  adminTidy,
  accountTidy,
  billingTidy,
  bodyRollup,
  bodyTidy,
  foodAnalyse,
  foodTidy,
  habitsCloseDays,
  habitsStartPlan,
  housesTally,
  journalEnrich,
  journalTidy,
  archetypesSuggest,
  promptsDigest,
  promptsDigests,
  promptsReplan,
  promptsRun,
  promptsSend,
  moodCalibrate,
  moodRounds,
  wellnessScore,
]);
