import { LOCAL_POSTHOG } from '../sinks/local-posthog.ts';
import { LOCAL_PRICES } from '../stripe/local-prices.ts';
import type { LocalPorts } from './port-block.ts';
import type { LocalSecrets } from './secrets.ts';

export type Vendor =
  | 'database'
  | 'redis'
  | 'queue'
  | 'identity'
  | 'claude'
  | 'workersAi'
  | 'errors'
  | 'payments'
  | 'push'
  | 'mail'
  | 'events';

export interface VendorChoice {
  vendor: Vendor;
  title: string;
  /** 'real' when the environment holds its keys. */
  kind: 'real' | 'local';
  /** What the Worker is told. */
  variables: Record<string, string>;
}

interface Rule {
  vendor: Vendor;
  title: string;
  /** All of them, or none. */
  keys: readonly string[];
  /** Handed on if they are set beside the keys. */
  also?: readonly string[];
  local(at: { ports: LocalPorts; secrets: LocalSecrets }): Record<string, string>;
}

const loopback = (port: number) => `http://127.0.0.1:${port}`;

const RULES: readonly Rule[] = [
  {
    vendor: 'database',
    title: 'Database',
    keys: ['DATABASE_URL'],
    local: ({ ports }) => ({
      DATABASE_URL: 'postgresql://postgres:local@localhost/postgres',
      NEON_LOCAL_PROXY: `127.0.0.1:${ports.database}`,
      DATABASE_UNAVAILABLE_AFTER_MS: '5000',
    }),
  },
  {
    vendor: 'redis',
    title: 'Redis',
    keys: ['UPSTASH_REDIS_REST_URL', 'UPSTASH_REDIS_REST_TOKEN'],
    local: ({ ports, secrets }) => ({
      UPSTASH_REDIS_REST_URL: loopback(ports.redis),
      UPSTASH_REDIS_REST_TOKEN: secrets.redisToken,
    }),
  },
  {
    vendor: 'queue',
    title: 'Job queue',
    // It calls back, so that it must be told a public address of this machine.
    keys: ['QSTASH_TOKEN', 'QSTASH_CURRENT_SIGNING_KEY', 'QSTASH_NEXT_SIGNING_KEY', 'JOBS_URL'],
    also: ['QSTASH_URL'],
    local: ({ ports, secrets }) => ({
      QSTASH_URL: loopback(ports.queue),
      QSTASH_TOKEN: secrets.queueToken,
      QSTASH_CURRENT_SIGNING_KEY: secrets.queueSigningKey,
      QSTASH_NEXT_SIGNING_KEY: secrets.queueNextSigningKey,
      JOBS_URL: loopback(ports.app),
    }),
  },
  {
    vendor: 'identity',
    title: 'Sign-in',
    keys: ['CLERK_SECRET_KEY', 'CLERK_PUBLISHABLE_KEY', 'CLERK_JWT_KEY', 'CLERK_ISSUER'],
    local: ({ ports, secrets }) => ({
      CLERK_SECRET_KEY: secrets.identityApiKey,
      CLERK_PUBLISHABLE_KEY: `pk_test_${btoa(`127.0.0.1:${ports.identity}$`)}`,
      CLERK_JWT_KEY: secrets.identityPublicKey,
      CLERK_ISSUER: loopback(ports.identity),
      CLERK_API_URL: loopback(ports.identity),
      AUTH_LOCAL_URL: loopback(ports.identity),
    }),
  },
  {
    vendor: 'claude',
    title: 'Claude',
    keys: ['ANTHROPIC_API_KEY'],
    also: ['ANTHROPIC_BASE_URL', 'ANTHROPIC_MODEL'],
    local: ({ ports, secrets }) => ({
      ANTHROPIC_API_KEY: secrets.modelsKey,
      ANTHROPIC_BASE_URL: loopback(ports.models),
      // Shown with each analysis: nobody shall take the stand-in's answers for Claude's.
      ANTHROPIC_MODEL: 'local-stand-in',
    }),
  },
  {
    vendor: 'workersAi',
    title: 'Workers AI',
    // Used by wrangler itself, and never handed to the Worker.
    keys: ['CLOUDFLARE_API_TOKEN', 'CLOUDFLARE_ACCOUNT_ID'],
    also: ['WORKERS_AI_MODEL'],
    local: () => ({ WORKERS_AI_MODEL: '@cf/local/stand-in' }),
  },
  {
    vendor: 'push',
    title: 'Push service',
    keys: ['VAPID_PUBLIC_KEY', 'VAPID_PRIVATE_KEY', 'VAPID_SUBJECT'],
    local: ({ ports, secrets }) => ({
      VAPID_PUBLIC_KEY: secrets.vapidPublicKey,
      VAPID_PRIVATE_KEY: secrets.vapidPrivateKey,
      VAPID_SUBJECT: 'mailto:local@dayloom.example',
      PUSH_LOCAL_ORIGIN: loopback(ports.sinks),
    }),
  },
  {
    vendor: 'mail',
    title: 'Mail',
    keys: ['MAIL_API_KEY', 'MAIL_FROM'],
    also: ['MAIL_API_URL'],
    local: ({ ports, secrets }) => ({
      MAIL_API_KEY: secrets.mailKey,
      MAIL_API_URL: loopback(ports.sinks),
      MAIL_FROM: 'Dayloom <local@dayloom.example>',
    }),
  },
  {
    vendor: 'payments',
    title: 'Payments',
    keys: ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET', 'STRIPE_PRICES'],
    also: ['STRIPE_API_BASE', 'TRIAL_DAYS'],
    local: ({ ports, secrets }) => ({
      STRIPE_SECRET_KEY: secrets.paymentsKey,
      STRIPE_WEBHOOK_SECRET: secrets.paymentsWebhookSecret,
      STRIPE_API_BASE: loopback(ports.payments),
      STRIPE_PRICES: LOCAL_PRICES,
    }),
  },
  {
    vendor: 'errors',
    title: 'Error reports',
    keys: ['SENTRY_DSN'],
    local: ({ ports }) => ({ SENTRY_DSN: `http://local@127.0.0.1:${ports.sinks}/1` }),
  },
  {
    vendor: 'events',
    title: 'Product events and switches',
    keys: ['POSTHOG_KEY', 'POSTHOG_SECRET_KEY'],
    also: ['POSTHOG_HOST', 'POSTHOG_PERSONAL_KEY', 'POSTHOG_PROJECT_ID'],
    local: ({ ports }) => ({
      POSTHOG_KEY: LOCAL_POSTHOG.projectKey,
      POSTHOG_SECRET_KEY: LOCAL_POSTHOG.secretKey,
      POSTHOG_PERSONAL_KEY: LOCAL_POSTHOG.personalKey,
      POSTHOG_PROJECT_ID: LOCAL_POSTHOG.projectId,
      POSTHOG_HOST: loopback(ports.sinks),
    }),
  },
];

const WRANGLERS_OWN = new Set(['CLOUDFLARE_API_TOKEN', 'CLOUDFLARE_ACCOUNT_ID']);

/**
 * Decides for each vendor whether the real one or its stand-in is used: the real one when all its keys are in the
 * environment. Throws when only some are, since guessing could send data to the wrong place.
 */
export function chooseVendors(
  environment: Readonly<Record<string, string | undefined>>,
  at: { ports: LocalPorts; secrets: LocalSecrets },
): VendorChoice[] {
  return RULES.map(({ vendor, title, keys, also = [], local }) => {
    const present = keys.filter((key) => environment[key]);
    if (present.length === 0) return { vendor, title, kind: 'local', variables: local(at) };
    const missing = keys.filter((key) => !environment[key]);
    if (missing.length > 0) {
      throw new Error(
        `${title}: ${present.join(', ')} is set, but ${missing.join(', ')} is not. Set all, or none.`,
      );
    }
    const handed = [...keys, ...also].filter((key) => environment[key] && !WRANGLERS_OWN.has(key));
    return {
      vendor,
      title,
      kind: 'real',
      variables: Object.fromEntries(handed.map((key) => [key, environment[key] ?? ''])),
    };
  });
}
