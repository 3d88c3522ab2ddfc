import { waitUntil } from 'cloudflare:workers';
import { createDb, type Db } from '#db/client.ts';
import type { JobDeps } from '#queues/ports.ts';
import { jobs } from '#queues/registry.ts';
import { claudeMealModel } from './adapters/claude.ts';
import { clerkIdentity } from './adapters/clerk.ts';
import { httpMail } from './adapters/http-mail.ts';
import { durableLive } from './adapters/live.ts';
import { fallback, withBreaker } from './adapters/model-fallback.ts';
import { countedMealModel, type ModelUse, modelSpending } from './adapters/model-spending.ts';
import { switchedMealModel, switchedModel } from './adapters/model-switch.ts';
import { postHogEvents } from './adapters/posthog-events.ts';
import { postHogFlags } from './adapters/posthog-flags.ts';
import { qstashDeadLetters, qstashJobs, qstashSchedules } from './adapters/qstash.ts';
import { r2Files } from './adapters/r2-files.ts';
import { r2KeyShares } from './adapters/r2-key-shares.ts';
import { sentryReports } from './adapters/sentry-reports.ts';
import { stripePayments } from './adapters/stripe.ts';
import { firstToAnswer, structuredClaude, structuredWorkersAi } from './adapters/structured-question.ts';
import { textModel } from './adapters/text-model.ts';
import { countedCache } from './adapters/upstash/counted-cache.ts';
import { upstash } from './adapters/upstash/upstash.ts';
import { visionContainer } from './adapters/vision-container.ts';
import { webPush } from './adapters/web-push.ts';
import { workersAiMealModel } from './adapters/workers-ai.ts';
import { workersAiEmbedder } from './adapters/workers-ai-embedder.ts';
import type { Env, Variables } from './env.ts';
import { hasConsent } from './features/account/index.ts';
import { addFigures } from './features/admin/figure-queries.ts';
import { openFlag } from './features/admin/queries.ts';
import { parseAiPrices } from './kernel/ai-prices.ts';
import { ExpiringMap } from './kernel/expiring-map.ts';
import { defaultFlags, type FeatureFlags } from './kernel/feature-flags.ts';
import { type Figures, gatherFigures } from './kernel/figures/figures.ts';
import { asId } from './kernel/ids.ts';
import type { MailSender, Payments, ProductEvents, Push, TextModel } from './kernel/ports.ts';
import { parsePrices } from './kernel/prices.ts';
import { masterKeys } from './kernel/sealing/master-keys.ts';

const MINUTE_MS = 60_000;
/** What an isolate that dies may lose of its figures. */
const FIGURES_MS = 10_000;

/** The one place that knows which vendor stands behind which port. Made once per isolate; nothing here connects. */
export function createDeps(env: Env, set: Variables): JobDeps {
  const later = (work: Promise<unknown>) => waitUntil(work.catch(() => undefined));
  const errors = sentryReports({ dsn: set.SENTRY_DSN, release: set.RELEASE, later });
  const figures = figuresOf(set, later);
  const redis = upstash({ url: set.UPSTASH_REDIS_REST_URL, token: set.UPSTASH_REDIS_REST_TOKEN, later });
  const queue = { url: set.QSTASH_URL, token: set.QSTASH_TOKEN, jobsUrl: set.JOBS_URL ?? set.PUBLIC_URL };
  const report = (error: unknown) => errors.capture(error, { correlationId: 'none', route: 'models' });
  const spend = modelSpending(figures, parseAiPrices(set.AI_PRICES) ?? new Map());
  const flags = flagsOf(set, later);
  const mayAskOutside = () => flags.isOn('outside-models');
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
  const db = createDb({
    ...databaseOf(set),
    observe: (scope, seconds) => figures.observe('dayloom_db_query_seconds', { scope }, seconds),
  });
  return {
    db,
    files: r2Files(env.PHOTOS),
    detector: visionContainer({
      namespace: env.VISION,
      url: set.VISION_URL,
      token: set.VISION_TOKEN,
      instances: set.VISION_INSTANCES,
    }),
    textModel: outsideTextModel(env, set, { report, spend, isOn: mayAskOutside }),
    embedder:
      set.WORKERS_AI_EMBEDDING_MODEL === undefined
        ? null
        : workersAiEmbedder({ ai: env.AI, model: set.WORKERS_AI_EMBEDDING_MODEL, report }),
    mealModel: switchedMealModel(
      countedMealModel(fallback([...claude, workersAi].map((model) => withBreaker(model))), spend),
      mayAskOutside,
    ),
    jobs: qstashJobs({ ...queue, settingsOf: (name) => jobs.get(name) }),
    staffFlags: { raise: (flag) => openFlag(db, flag) },
    deadLetters: qstashDeadLetters(queue),
    schedules: qstashSchedules(queue),
    jobsUrl: queue.jobsUrl,
    limiter: redis.limiter,
    revocations: redis.revocations,
    cache: countedCache(redis.cache, (outcome) => figures.add('dayloom_cache_requests_total', { outcome })),
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
    figures,
    events: eventsOf(set, { db, flags, later }),
    flags,
    masterKeys: masterKeys(set.MASTER_KEYS),
    keyShares: r2KeyShares(env.KEY_SHARES),
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

function databaseOf(set: Variables) {
  return {
    url: set.DATABASE_URL,
    localProxy: set.NEON_LOCAL_PROXY,
    unavailableAfterMs: set.DATABASE_UNAVAILABLE_AFTER_MS,
  };
}

/** Through a handle of their own: what storing them takes would be a figure again. */
function figuresOf(set: Variables, later: (work: Promise<unknown>) => void): Figures {
  const db = createDb(databaseOf(set));
  return gatherFigures({
    store: (batch) => addFigures(db, batch),
    now: () => new Date(),
    later,
    gatherMs: FIGURES_MS,
  });
}

function paymentsOf(set: Variables): Payments | null {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret } = set;
  if (secretKey === undefined || webhookSecret === undefined) return null;
  return stripePayments({ secretKey, webhookSecret, apiBase: set.STRIPE_API_BASE });
}

/** Claude first, where it is configured, then Workers AI; null when neither is. */
function outsideTextModel(
  env: Env,
  set: Variables,
  told: { report: (error: unknown) => void; spend: (use: ModelUse) => void; isOn: () => boolean },
): TextModel | null {
  const { report, spend, isOn } = told;
  const { ANTHROPIC_API_KEY: apiKey, ANTHROPIC_BASE_URL: baseUrl, ANTHROPIC_MODEL: model } = set;
  const models = [
    ...(apiKey === undefined ? [] : [structuredClaude({ apiKey, baseUrl, model, report, spend })]),
    ...(set.WORKERS_AI_TEXT_MODEL === undefined
      ? []
      : [structuredWorkersAi({ ai: env.AI, model: set.WORKERS_AI_TEXT_MODEL, report, spend })]),
  ];
  return models.length === 0 ? null : textModel(switchedModel(firstToAnswer(models), isOn));
}

function flagsOf(set: Variables, later: (work: Promise<unknown>) => void): FeatureFlags {
  const { POSTHOG_KEY: projectKey, POSTHOG_SECRET_KEY: secretKey, POSTHOG_HOST: host } = set;
  if (projectKey === undefined || secretKey === undefined) return defaultFlags;
  return postHogFlags({ projectKey, secretKey, host, later, nowMs: Date.now });
}

function eventsOf(
  set: Variables,
  { db, flags, later }: { db: Db; flags: FeatureFlags; later: (work: Promise<unknown>) => void },
): ProductEvents | null {
  const { POSTHOG_KEY: projectKey, POSTHOG_HOST: host } = set;
  if (projectKey === undefined) return null;
  return postHogEvents({
    projectKey,
    host,
    secret: set.LINK_SECRET,
    deletion:
      set.POSTHOG_PERSONAL_KEY === undefined || set.POSTHOG_PROJECT_ID === undefined
        ? null
        : { personalKey: set.POSTHOG_PERSONAL_KEY, projectId: set.POSTHOG_PROJECT_ID },
    mayTell: async (memberId, isAllowed) =>
      flags.isOn('product-events') &&
      (isAllowed ?? (await hasConsent({ db }, asId<'member'>(memberId), 'analytics'))),
    later,
    now: () => new Date(),
  });
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
