import { z } from 'zod';
import { leave } from '#workers/features/account/index.ts';
import { asId } from '#workers/kernel/ids.ts';
import { defineJob } from '../define-job.ts';

/** What vendors are told when somebody closes their account: subscriptions and sessions end. */
export const accountLeave = defineJob({
  name: 'account-leave',
  schema: z.object({ memberId: z.uuid(), erasureId: z.uuid().transform(asId<'erasure'>) }),
  retries: 8,
  timeoutS: 60,
  run: ({ payload, deps, correlationId }) => leave(deps, payload.erasureId, correlationId),
});
