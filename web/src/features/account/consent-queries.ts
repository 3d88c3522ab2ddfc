import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Consent, ConsentPurpose, SayConsent } from '#workers/features/account/schemas.ts';
import { type Api, useApi } from '../../lib/api/api-client.ts';
import { ApiError } from '../../lib/api/api-error.ts';

export function consentsQuery(api: Api) {
  return queryOptions({
    queryKey: ['consents'],
    queryFn: ({ signal }) => api.read<Consent[]>('/consents', { signal }),
    staleTime: 60_000,
  });
}

/** Says what is allowed from now on; what the server answers is what is shown. */
export function useSayConsent() {
  const api = useApi();
  const queries = useQueryClient();
  const { queryKey } = consentsQuery(api);
  return useMutation({
    scope: { id: 'consents' },
    mutationFn: (said: SayConsent) => api.read<Consent[]>('/consents', { method: 'POST', body: said }),
    onSuccess: (all) => queries.setQueryData(queryKey, all),
  });
}

const CONSENT_MISSING = 'DAY-USER-1002';
const PURPOSES: Readonly<Record<ConsentPurpose, true>> = {
  'health-data': true,
  'outside-models': true,
  analytics: true,
  'peer-review': true,
  mail: true,
};

/** The purpose that a refusal asks to be allowed; null when it was refused for another reason. */
export function purposeOf(error: unknown): ConsentPurpose | null {
  if (!(error instanceof ApiError) || error.code !== CONSENT_MISSING) return null;
  const { details } = error;
  if (typeof details !== 'object' || details === null || !('purpose' in details)) return null;
  const { purpose } = details;
  return typeof purpose === 'string' && isPurpose(purpose) ? purpose : null;
}

function isPurpose(purpose: string): purpose is ConsentPurpose {
  return Object.hasOwn(PURPOSES, purpose);
}
