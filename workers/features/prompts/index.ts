export { deliverPrompt, giveUpPrompt } from './deliver-prompt.ts';
export { sendDigest, startDigests, strandedDigestJobs } from './digest.ts';
export { mailsSentTo } from './digest-queries.ts';
export { replan } from './plan-next.ts';
export { forgetOldClaims, resendStranded, runDue, strandedPromptJobs } from './run-due.ts';
export { stopPrompts } from './settings-queries.ts';
