import { waitUntil } from 'cloudflare:workers';
import { createDb } from '#db/client.ts';
import type { JobDeps } from '#queues/ports.ts';
import { jobs } from '#queues/registry.ts';
import { claudeMealModel } from './adapters/claude.ts';
import { clerkIdentity } from './adapters/clerk.ts';
import { httpMail } from './adapters/http-mail.ts';
import { durableLive } from './adapters/live.ts';
import { fallback, withBreaker } from './adapters/model-fallback.ts';
import { qstashJobs, qstashSchedules } from './adapters/qstash.ts';
import { r2Files } from './adapters/r2-files.ts';
import { sentryReports } from './adapters/sentry-reports.ts';
import { stripePayments } from './adapters/stripe.ts';
import { firstToAnswer, structuredClaude, structuredWorkersAi } from './adapters/structured-question.ts';
import { textModel } from './adapters/text-model.ts';
import { upstash } from './adapters/upstash/upstash.ts';
import { visionContainer } from './adapters/vision-container.ts';
import { webPush } from './adapters/web-push.ts';
import { workersAiMealModel } from './adapters/workers-ai.ts';
import { workersAiEmbedder } from './adapters/workers-ai-embedder.ts';
import type { Env, Variables } from './env.ts';
import { ExpiringMap } from './kernel/expiring-map.ts';
import type { MailSender, Payments, Push, TextModel } from './kernel/ports.ts';
import { parsePrices } from './kernel/prices.ts';
import { masterKeys } from './kernel/sealing/master-keys.ts';

const MINUTE_MS = 60_000;

/** The one place that knows which vendor stands behind which port. Made once per isolate; nothing here connects. */
export function createDeps(env: Env, set: Variables): JobDeps {
  const later = (work: Promise<unknown>) => waitUntil(work.catch(() => undefined));
  const errors = sentryReports({ dsn: set.SENTRY_DSN, release: set.RELEASE, later });
  const redis = upstash({ url: set.UPSTASH_REDIS_REST_URL, token: set.UPSTASH_REDIS_REST_TOKEN });
  const queue = { url: set.QSTASH_URL, token: set.QSTASH_TOKEN, jobsUrl: set.JOBS_URL ?? set.PUBLIC_URL };
  const report = (error: unknown) => errors.capture(error, { correlationId: 'none', route: 'models' });
  const workersAi = workersAiMealModel({ ai: env.AI, model: set.WORKERS_AI_MODEL, report });
  const claude =
    set.ANTHROPIC_API_KEY === undefined
      ? []
      : [
          claudeMealModel({
            apiKey: set.ANTHROPIC_API_KEY,
            baseUrl: set.ANTHROPIC_BASE_URL,
            model: set.ANTHROPIC_MODEL,
            report,
          }),
        ];
  return {
    db: createDb({
      url: set.DATABASE_URL,
      localProxy: set.NEON_LOCAL_PROXY,
      unavailableAfterMs: set.DATABASE_UNAVAILABLE_AFTER_MS,
    }),
    files: r2Files(env.PHOTOS),
    detector: visionContainer({
      namespace: env.VISION,
      url: set.VISION_URL,
      token: set.VISION_TOKEN,
      instances: set.VISION_INSTANCES,
    }),
    textModel: outsideTextModel(env, set, report),
    embedder:
      set.WORKERS_AI_EMBEDDING_MODEL === undefined
        ? null
        : workersAiEmbedder({ ai: env.AI, model: set.WORKERS_AI_EMBEDDING_MODEL, report }),
    mealModel: fallback([...claude, workersAi].map((model) => withBreaker(model))),
    jobs: qstashJobs({ ...queue, settingsOf: (name) => jobs.get(name) }),
    schedules: qstashSchedules(queue),
    jobsUrl: queue.jobsUrl,
    limiter: redis.limiter,
    revocations: redis.revocations,
    cache: redis.cache,
    identity: clerkIdentity({
      secretKey: set.CLERK_SECRET_KEY,
      jwtKey: set.CLERK_JWT_KEY,
      issuer: set.CLERK_ISSUER,
      authorizedParties: allowedOrigins(set),
      apiUrl: set.CLERK_API_URL,
      webhookSecret: set.CLERK_WEBHOOK_SIGNING_SECRET,
    }),
    payments: paymentsOf(set),
    selling: {
      prices: parsePrices(set.STRIPE_PRICES ?? '') ?? [],
      trialDays: set.TRIAL_DAYS,
      publicUrl: set.PUBLIC_URL,
    },
    live: durableLive(env.LIVE),
    errors,
    masterKeys: masterKeys(set.MASTER_KEYS),
    push: pushOf(set),
    mail: mailOf(set),
    linkSecret: set.LINK_SECRET,
    publicUrl: set.PUBLIC_URL,
    now: () => new Date(),
    later,
    memberCache: new ExpiringMap({ ttlMs: MINUTE_MS, maxEntries: 5_000 }),
    touchedKeys: new ExpiringMap({ ttlMs: MINUTE_MS, maxEntries: 5_000 }),
  };
}

function paymentsOf(set: Variables): Payments | null {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret } = set;
  if (secretKey === undefined || webhookSecret === undefined) return null;
  return stripePayments({ secretKey, webhookSecret, apiBase: set.STRIPE_API_BASE });
}

/** Claude first, where it is configured, then Workers AI; null when neither is. */
function outsideTextModel(env: Env, set: Variables, report: (error: unknown) => void): TextModel | null {
  const { ANTHROPIC_API_KEY: apiKey, ANTHROPIC_BASE_URL: baseUrl, ANTHROPIC_MODEL: model } = set;
  const models = [
    ...(apiKey === undefined ? [] : [structuredClaude({ apiKey, baseUrl, model, report })]),
    ...(set.WORKERS_AI_TEXT_MODEL === undefined
      ? []
      : [structuredWorkersAi({ ai: env.AI, model: set.WORKERS_AI_TEXT_MODEL, report })]),
  ];
  return models.length === 0 ? null : textModel(firstToAnswer(models));
}

function pushOf(set: Variables): Push | null {
  const { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey, VAPID_SUBJECT: subject } = set;
  if (publicKey === undefined || privateKey === undefined || subject === undefined) return null;
  return webPush({ publicKey, privateKey, subject, localOrigin: set.PUSH_LOCAL_ORIGIN ?? null });
}

function mailOf(set: Variables): MailSender | null {
  const { MAIL_API_KEY: apiKey, MAIL_FROM: from, MAIL_API_URL: url } = set;
  return apiKey === undefined || from === undefined ? null : httpMail({ url, apiKey, from });
}

/** Origins whose pages may use the API. */
export function allowedOrigins(set: Variables): string[] {
  const others = set.ALLOWED_ORIGINS.split(',').map((origin) => origin.trim());
  return [set.PUBLIC_URL, ...others.filter((origin) => origin !== '')];
}
