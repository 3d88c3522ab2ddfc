export { endBilling } from './end-billing.ts';
export { endSubscriptions } from './end-subscriptions.ts';
export { entitlementsOf, planBeforeRefusal, requireFeature } from './entitlements.ts';
export { heedPaymentEvent } from './heed-payment-event.ts';
export { tidyBilling } from './tidy-billing.ts';
