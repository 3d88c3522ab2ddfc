-- What a member pays for is written by the system alone, from what the payment provider says.
REVOKE INSERT, UPDATE, DELETE ON billing_customers, billing_subscriptions FROM dayloom_app;
