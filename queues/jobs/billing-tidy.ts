import { z } from 'zod';
import { tidyBilling } from '#workers/features/billing/index.ts';
import { defineJob } from '../define-job.ts';

/** Webhooks that were lost are made up for, and old ones forgotten. */
export const billingTidy = defineJob({
  name: 'billing-tidy',
  schema: z.object({}),
  retries: 2,
  timeoutS: 120,
  run: ({ deps, now, signal, correlationId }) => tidyBilling({ deps, now, signal, correlationId }),
});
