import { z } from 'zod';
import type { VisionContainer } from './adapters/vision-container.ts';
import { parseCountries } from './http/countries.ts';
import { parseAiPrices } from './kernel/ai-prices.ts';
import { parsePrices } from './kernel/prices.ts';
import { parseMasterKeys } from './kernel/sealing/master-keys.ts';
import type { MemberLive } from './live/member-live.ts';

const origin = z.url().transform((url) => new URL(url).origin);
const optional = z.string().min(1).optional();

const variables = z.object({
  /** Where people reach the app, such as https://dayloom.example. */
  PUBLIC_URL: origin,
  /** Where QStash reaches the Worker; the public URL unless it is told otherwise. */
  JOBS_URL: origin.optional(),
  /** Further origins that may call the API from a browser, separated by commas. */
  ALLOWED_ORIGINS: z.string().default(''),
  DATABASE_URL: z.string().min(1),
  /** Wrap the members' data keys: `<version>:<32 bytes in base64>`, separated by commas; the highest version wraps new ones. */
  MASTER_KEYS: z.string().refine((text) => parseMasterKeys(text) !== null),
  NEON_LOCAL_PROXY: optional,
  /** After how long without a sign of life the database counts as gone. More, where it shares a small machine. */
  DATABASE_UNAVAILABLE_AFTER_MS: z.coerce.number().int().min(100).max(60_000).default(900),
  UPSTASH_REDIS_REST_URL: z.url(),
  UPSTASH_REDIS_REST_TOKEN: z.string().min(1),
  QSTASH_URL: z.url().default('https://qstash.upstash.io'),
  QSTASH_TOKEN: z.string().min(1),
  QSTASH_CURRENT_SIGNING_KEY: z.string().min(1),
  QSTASH_NEXT_SIGNING_KEY: z.string().min(1),
  CLERK_SECRET_KEY: z.string().min(1),
  CLERK_PUBLISHABLE_KEY: z.string().min(1),
  /** PEM public key: sessions are checked without a network call. */
  CLERK_JWT_KEY: z.string().min(1),
  CLERK_ISSUER: z.string().min(1),
  CLERK_API_URL: z.url().optional(),
  CLERK_WEBHOOK_SIGNING_SECRET: optional,
  /** Origin of the identity provider that runs beside a local installation. */
  AUTH_LOCAL_URL: z.url().optional(),
  ANTHROPIC_API_KEY: optional,
  ANTHROPIC_BASE_URL: z.url().optional(),
  ANTHROPIC_MODEL: optional,
  WORKERS_AI_MODEL: optional,
  /** A language model of Workers AI for what is written, such as @cf/google/gemma-4-26b-a4b-it; none unless it is named. */
  WORKERS_AI_TEXT_MODEL: optional,
  /** An embedding model of Workers AI with 1,024 dimensions, such as @cf/baai/bge-m3; none unless it is named. */
  WORKERS_AI_EMBEDDING_MODEL: optional,
  VISION_URL: z.url().optional(),
  VISION_TOKEN: z.string().min(16).optional(),
  /** Over how many containers photos are spread; at most `max_instances` of wrangler.toml. */
  VISION_INSTANCES: z.coerce.number().int().min(1).max(100).default(2),
  STRIPE_SECRET_KEY: optional,
  STRIPE_WEBHOOK_SECRET: optional,
  /** Another address than Stripe's own. */
  STRIPE_API_BASE: z.url().optional(),
  /** What is sold: `<month|year>:<price id>:<amount in the smallest unit>:<currency>`, separated by commas. */
  STRIPE_PRICES: z
    .string()
    .refine((text) => parsePrices(text) !== null)
    .optional(),
  TRIAL_DAYS: z.coerce.number().int().min(0).max(60).default(14),
  /** Signs buttons of notifications and links of mails that work without a session. */
  LINK_SECRET: z.string().min(32),
  /** Web Push: the pair of keys, base64url (65 and 32 bytes), and whom a push service may write to (`mailto:…`). */
  VAPID_PUBLIC_KEY: optional,
  VAPID_PRIVATE_KEY: optional,
  VAPID_SUBJECT: optional,
  /** Origin of a push service on this machine, the one besides public ones that is called. */
  PUSH_LOCAL_ORIGIN: origin.optional(),
  /** A mail vendor that speaks Resend's `POST /emails`. */
  MAIL_API_KEY: optional,
  MAIL_API_URL: z.url().default('https://api.resend.com'),
  MAIL_FROM: optional,
  /** Where the product is not offered: ISO 3166-1 codes of two letters, separated by commas; nowhere unless it is told. */
  BLOCKED_COUNTRIES: z
    .string()
    .default('')
    .refine((text) => parseCountries(text) !== null),
  SENTRY_DSN: z.url().optional(),
  /** PostHog: the project's key (`phc_…`) for events; without it nothing is told of the use of the product. */
  POSTHOG_KEY: optional,
  /** Reads the definitions of switches (`phs_…`); without it the defaults hold. */
  POSTHOG_SECRET_KEY: optional,
  /** Deletes people who leave: a personal key (`phx_…`, scope `person:write`) and the project's number. Without both, events age out. */
  POSTHOG_PERSONAL_KEY: optional,
  POSTHOG_PROJECT_ID: z.string().regex(/^\d+$/).optional(),
  POSTHOG_HOST: z.url().default('https://eu.i.posthog.com'),
  /** What outside models cost: `<model>=<input>/<output>`, US dollars for a million tokens, separated by commas. */
  AI_PRICES: z
    .string()
    .refine((text) => parseAiPrices(text) !== null)
    .default(''),
  /** Bearer token of /metrics; without it the route answers 404. */
  METRICS_TOKEN: z.string().min(16).optional(),
  RELEASE: z.string().default('development'),
});

export type Variables = z.infer<typeof variables>;

/** The Worker's bindings and variables, as wrangler.toml and the secrets give them. */
export interface Env {
  PHOTOS: R2Bucket;
  /** Never backed up: what is deleted there must be nowhere. */
  KEY_SHARES: R2Bucket;
  LIVE: DurableObjectNamespace<MemberLive>;
  VISION: DurableObjectNamespace<VisionContainer>;
  AI: Ai;
  ASSETS: Fetcher;
  [variable: string]: unknown;
}

/** Parses the variables once per isolate. Throws with the names of those that are missing or wrong, never with a value. */
export function parseVariables(env: Env): Variables {
  const parsed = variables.safeParse(env);
  if (parsed.success) return parsed.data;
  const names = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.')))];
  throw new Error(`Missing or wrong in the environment: ${names.join(', ')}`);
}
