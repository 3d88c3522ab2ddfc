import { exportSPKI, generateKeyPair, SignJWT } from 'jose';
import { type TestDatabase, testDatabase } from '#db/testing/test-database.ts';
import { type ClerkIdentityOptions, clerkIdentity } from '#workers/adapters/clerk.ts';
import { upstash } from '#workers/adapters/upstash/upstash.ts';
import { createApp } from '#workers/app.ts';
import { addFigures } from '#workers/features/admin/figure-queries.ts';
import { openFlag } from '#workers/features/admin/queries.ts';
import { ExpiringMap } from '#workers/kernel/expiring-map.ts';
import { defaultFlags, type FeatureFlags } from '#workers/kernel/feature-flags.ts';
import { gatherFigures } from '#workers/kernel/figures/figures.ts';
import type {
  DeadLetters,
  Detector,
  Files,
  Identity,
  JobMessage,
  LiveEvent,
  MailSender,
  MealModel,
  Payments,
  ProductEvents,
  Push,
} from '#workers/kernel/ports.ts';
import { masterKeys } from '#workers/kernel/sealing/master-keys.ts';
import type { Deps, Selling } from '#workers/kernel/verb.ts';
import { startRedis } from '#workers/local/redis/start-redis.ts';
import type { RequestLine } from '../request-log.ts';
import { memoryShares } from './memory-shares.ts';

export const ORIGIN = 'https://app.dayloom.example';
/** Base64 behind `whsec_`, as Svix writes its secrets. */
export const WEBHOOK_SECRET = `whsec_${btoa('the secret of the tests, 32 byte')}`;
export const TEST_MASTER_KEYS = `1:${btoa('master key of the tests, 32 byte')}`;
const ISSUER = 'https://identity.dayloom.example';

export interface TestApp {
  database: TestDatabase;
  deps: Deps;
  lines: RequestLine[];
  enqueued: JobMessage[];
  published: { memberId: string; event: LiveEvent }[];
  reported: unknown[];
  /** A new person; their token works until it is told otherwise. */
  person(claims?: Record<string, unknown>): Promise<TestPerson>;
  request(path: string, init?: RequestInit): Promise<Response>;
  redis: { url: string; close(): Promise<void> };
  close(): Promise<void>;
}

export interface TestPerson {
  subject: string;
  sessionId: string;
  token: string;
  get(path: string): Promise<Response>;
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
}

/** Keeps files in memory; R2 itself takes part in the edge tests. */
export function memoryFiles(): Files & { stored: Map<string, Uint8Array> } {
  const stored = new Map<string, Uint8Array>();
  return {
    stored,
    put: async (key, bytes) => void stored.set(key, bytes),
    async get(key) {
      const bytes = stored.get(key);
      if (bytes === undefined) return null;
      const body = new Response(bytes.slice()).body;
      if (body === null) return null;
      return { body, contentType: 'image/jpeg', sizeBytes: bytes.byteLength, etag: `"${bytes.byteLength}"` };
    },
    bytes: async (key) => stored.get(key) ?? null,
    delete: async (keys) => {
      for (const key of keys) stored.delete(key);
    },
    async upload(key, stream) {
      const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
      stored.set(key, bytes);
      return bytes.byteLength;
    },
  };
}

export const PAGE_POLICY = "default-src 'self'";

function webFile(path: string): Response {
  if (path !== '/sw.js') return new Response('not found', { status: 404 });
  return new Response('/* a worker */', { headers: { 'content-type': 'text/javascript' } });
}

/** Tokens are checked as the real provider's are; its people and sessions are those of the test. */
function testIdentity(options: ClerkIdentityOptions): Identity & { sessions: Map<string, string> } {
  const sessions = new Map<string, string>();
  return {
    ...clerkIdentity(options),
    sessions,
    sessionsOf: async (subject) =>
      [...sessions].flatMap(([id, of]) =>
        of === subject
          ? [
              {
                id,
                device: null,
                place: null,
                isMobile: false,
                startedAt: new Date(0),
                lastSeenAt: new Date(0),
              },
            ]
          : [],
      ),
    revokeSession: async (id) => void sessions.delete(id),
    async deletePerson(subject) {
      const own = [...sessions].filter(([, of]) => of === subject);
      for (const [id] of own) sessions.delete(id);
      return true;
    },
  };
}

interface TestAppOptions {
  detector?: Detector;
  mealModel?: MealModel;
  now?: () => Date;
  payments?: Payments;
  selling?: Selling;
  push?: Push;
  mail?: MailSender;
  deadLetters?: DeadLetters;
  events?: ProductEvents;
  flags?: FeatureFlags;
  /** For its database. */
  embedded?: boolean;
}

const nothingFound: Detector = {
  clean: async (bytes) => ({ ok: true, photo: { bytes, width: 4, height: 3 } }),
  detect: async () => ({ ok: true, result: { models: [], detections: [] } }),
};

const silentModel: MealModel = { name: 'none', describe: async () => ({ ok: false, reason: 'refused' }) };

let madeKeys: ReturnType<typeof generateKeyPair> | undefined;

/** The same for every app of a process: they take long to make, and sign for nobody outside. */
function signingKeys() {
  madeKeys ??= generateKeyPair('RS256');
  return madeKeys;
}

/**
 * The app over a database and a Redis of its own, with real sessions. Detector, model, files, queue and sockets are told
 * what to say: their own tests, and the edge tests, run the real ones.
 */
export async function testApp(options: TestAppOptions = {}): Promise<TestApp> {
  const [database, redis, keys] = await Promise.all([
    testDatabase({ embedded: options.embedded ?? false }),
    startRedis({ port: 0, host: '127.0.0.1', token: 'test-token' }),
    signingKeys(),
  ]);
  const lines: RequestLine[] = [];
  const enqueued: JobMessage[] = [];
  const published: TestApp['published'] = [];
  const reported: unknown[] = [];
  // Database and Redis share this process here, so that one may keep the other waiting.
  const limits = upstash({ url: redis.url, token: 'test-token', timeoutMs: 5_000 });
  const now = options.now ?? (() => new Date());
  const identity = testIdentity({
    secretKey: 'sk_test_unused',
    jwtKey: await exportSPKI(keys.publicKey),
    issuer: ISSUER,
    authorizedParties: [ORIGIN],
    apiUrl: 'http://127.0.0.1:9',
    webhookSecret: WEBHOOK_SECRET,
  });
  const deps: Deps = {
    db: database.db,
    files: memoryFiles(),
    detector: options.detector ?? nothingFound,
    mealModel: options.mealModel ?? silentModel,
    textModel: null,
    embedder: null,
    jobs: {
      enqueue: async (messages) => void enqueued.push(...messages),
      async forget(memberId) {
        const kept = enqueued.filter(({ payload }) => !JSON.stringify(payload).includes(memberId));
        return enqueued.splice(0, enqueued.length, ...kept).length - kept.length;
      },
    },
    staffFlags: { raise: (flag) => openFlag(database.db, flag) },
    deadLetters: options.deadLetters ?? { retry: async () => false, drop: async () => false },
    limiter: limits.limiter,
    revocations: limits.revocations,
    cache: limits.cache,
    identity,
    payments: options.payments ?? null,
    selling: options.selling ?? { prices: [], trialDays: 0, publicUrl: ORIGIN },
    live: {
      publish: async (memberId, event) => void published.push({ memberId, event }),
      connect: async () => new Response(null, { status: 200 }),
      closeSession: async () => undefined,
      closeMember: async () => undefined,
    },
    errors: { capture: (error) => void reported.push(error) },
    figures: gatherFigures({
      store: (batch) => addFigures(database.db, batch),
      now,
      later: () => undefined,
      gatherMs: 0,
    }),
    events: options.events ?? null,
    flags: options.flags ?? defaultFlags,
    masterKeys: masterKeys(TEST_MASTER_KEYS),
    keyShares: memoryShares(),
    push: options.push ?? null,
    mail: options.mail ?? null,
    linkSecret: 'link secret of the tests, 32 bytes long',
    publicUrl: ORIGIN,
    now,
    later: (work) => void work.catch(() => undefined),
    memberCache: new ExpiringMap({ ttlMs: 60_000, maxEntries: 100 }),
    touchedKeys: new ExpiringMap({ ttlMs: 60_000, maxEntries: 100 }),
  };
  const app = createApp({
    deps,
    pages: { fetch: async (request) => webFile(new URL(request.url).pathname), policy: PAGE_POLICY },
    publicConfig: { auth: { provider: 'local', url: ISSUER }, version: 'test' },
    allowedOrigins: [ORIGIN],
    blockedCountries: new Set(),
    metricsToken: 'metrics-token-of-the-tests',
    jobs: async () => new Response(null, { status: 401 }),
    log: (line) => void lines.push(line),
  });
  let people = 0;
  return {
    database,
    deps,
    lines,
    enqueued,
    published,
    reported,
    redis,
    request: async (path, init) => app.request(path, init),
    async person(claims = {}) {
      people += 1;
      const subject = typeof claims.sub === 'string' ? claims.sub : `user_test_${people}`;
      const sessionId = `sess_test_${people}`;
      identity.sessions.set(sessionId, subject);
      const token = await new SignJWT({ sid: sessionId, azp: ORIGIN, sts: 'active', v: 2, ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: 'test', cat: 'cl_B7d4PD111AAA', typ: 'JWT' })
        .setSubject(subject)
        .setIssuer(ISSUER)
        .setIssuedAt()
        .setNotBefore('-10 s')
        .setExpirationTime('60 s')
        .sign(keys.privateKey);
      const authorization = `Bearer ${token}`;
      return {
        subject,
        sessionId,
        token,
        get: async (path) => app.request(path, { headers: { authorization } }),
        send: async (method, path, body, headers = {}) =>
          app.request(path, {
            method,
            headers: {
              authorization,
              ...(body !== undefined &&
                !(body instanceof FormData) && { 'content-type': 'application/json' }),
              ...headers,
            },
            ...(body !== undefined && { body: body instanceof FormData ? body : JSON.stringify(body) }),
          }),
      };
    },
    async close() {
      await redis.close();
      await database.close();
    },
  };
}
