import { queryOptions, useMutation } from '@tanstack/react-query';
import type { Billing, NewCheckout, PaymentPage } from '#workers/features/billing/schemas.ts';
import { type Api, useApi } from '../../lib/api/api-client.ts';

export function billingQuery(api: Api) {
  return queryOptions({
    queryKey: ['billing'],
    queryFn: ({ signal }) => api.read<Billing>('/billing', { signal }),
  });
}

/** Leads to the payment provider's page, in the same tab. */
export function useCheckout() {
  const api = useApi();
  return useMutation({
    mutationFn: (wanted: NewCheckout) =>
      api.read<PaymentPage>('/checkout-sessions', { method: 'POST', body: wanted }),
    onSuccess: ({ url }) => window.location.assign(url),
  });
}

export function usePortal() {
  const api = useApi();
  return useMutation({
    mutationFn: () => api.read<PaymentPage>('/portal-sessions', { method: 'POST' }),
    onSuccess: ({ url }) => window.location.assign(url),
  });
}
