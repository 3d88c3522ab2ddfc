import type { Db } from '#db/client.ts';
import type { Context, Member } from './context.ts';
import type { ExpiringMap } from './expiring-map.ts';
import type { FeatureFlags } from './feature-flags.ts';
import type { Figures } from './figures/figures.ts';
import type {
  Cache,
  DeadLetters,
  Detector,
  Embedder,
  ErrorReports,
  Files,
  Identity,
  Jobs,
  Limiter,
  LiveEvents,
  MailSender,
  MealModel,
  Payments,
  ProductEvents,
  Push,
  Revocations,
  StaffFlags,
  TextModel,
} from './ports.ts';
import type { Price } from './prices.ts';
import type { KeyShares } from './sealing/key-share.ts';
import type { MasterKeys } from './sealing/master-keys.ts';

export interface Selling {
  prices: readonly Price[];
  trialDays: number;
  /** Where people use the app: they come back to it from the payment provider's pages. */
  publicUrl: string;
}

/** What verbs and routes work with: our database, and the ports. `workers/deps.ts` makes it. */
export interface Deps {
  db: Db;
  files: Files;
  detector: Detector;
  mealModel: MealModel;
  /** Null: none is configured, and the journal's own small model reads alone. */
  textModel: TextModel | null;
  /** Null: none is configured, and the journal's own vectors serve alone. */
  embedder: Embedder | null;
  jobs: Jobs;
  deadLetters: DeadLetters;
  staffFlags: StaffFlags;
  limiter: Limiter;
  revocations: Revocations;
  cache: Cache;
  identity: Identity;
  /** Null: none is configured, and nothing is sold. */
  payments: Payments | null;
  /** What is sold, and how long it may be tried first. */
  selling: Selling;
  live: LiveEvents;
  errors: ErrorReports;
  /** What `/metrics` and the charts of staff tell. */
  figures: Figures;
  /** Null: none is configured. */
  events: ProductEvents | null;
  flags: FeatureFlags;
  /** Wrap the members' data keys. Verbs reach them through `memberSealerOf` of the account slice. */
  masterKeys: MasterKeys;
  /** The other half of what opens the data keys. */
  keyShares: KeyShares;
  /** Null: none is configured. */
  push: Push | null;
  /** Null: none is configured. */
  mail: MailSender | null;
  /** Signs links and buttons that work without a session. */
  linkSecret: string;
  /** The app's own origin, for links in mails. */
  publicUrl: string;
  now(): Date;
  /** Work that the answer need not wait for; it is kept alive until it is done. */
  later(work: Promise<unknown>): void;
  /** Members by the identity provider's subject, as this isolate saw them lately. */
  memberCache: ExpiringMap<string, Member>;
  /** API keys whose last use this isolate wrote down lately. */
  touchedKeys: ExpiringMap<string, true>;
}

/** What the product does, whoever asks for it: a route, a job, or an assistant. */
export type Verb<Input, Output> = (call: { ctx: Context; input: Input; deps: Deps }) => Promise<Output>;
