export { giveAnalysisBack, takeAnalysis } from './allowance.ts';
export { hasConsent, requireConsent } from './consents.ts';
export { contextForJob } from './context-for-job.ts';
export { heedIdentityEvent } from './heed-identity-event.ts';
export { claimKey, finishKey, releaseKey } from './idempotency-keys.ts';
export { destroyMemberKey, memberSealerOf, rewrapMemberKeys } from './member-keys.ts';
export { writeAudit } from './queries.ts';
export { findApiKeyHolder, resolveMember } from './resolve-member.ts';
