import type { EventProperties, ProductEventName } from './product-events.ts';
import type { RawReading } from './raw-reading.ts';
import type { DescribedItem, Detection, ImageType } from './seen.ts';

/**
 * Ports: what stands outside of Dayloom. Each vendor has one adapter in `workers/adapters` that implements one of these,
 * and `workers/deps.ts` alone knows which.
 */

export type { RawReading } from './raw-reading.ts';
export type { Box, DescribedItem, Detection, ImageType } from './seen.ts';

export interface StoredFile {
  body: ReadableStream<Uint8Array>;
  contentType: string;
  sizeBytes: number;
  etag: string;
}

/** Object storage (R2). Keys never hold a name, an address or a file name of a person. */
export interface Files {
  put(key: string, bytes: Uint8Array, meta: { contentType: string; sha256: string }): Promise<void>;
  get(key: string): Promise<StoredFile | null>;
  bytes(key: string): Promise<Uint8Array | null>;
  delete(keys: readonly string[]): Promise<void>;
  /**
   * Takes a stream of any length, a few megabytes of it at a time. When the stream breaks, nothing is stored.
   * @returns how many bytes were stored
   */
  upload(key: string, stream: ReadableStream<Uint8Array>, meta: { contentType: string }): Promise<number>;
}

/** A photo after re-encoding: upright, sRGB JPEG, at most 1,600 px on its long side, no metadata of any kind. */
export interface CleanPhoto {
  bytes: Uint8Array;
  width: number;
  height: number;
}

export interface DetectionResult {
  /** The detectors that ran, by their names in models.json; empty when none is installed. */
  models: readonly string[];
  detections: readonly Detection[];
}

/**
 * Why the detector did not answer. `unreadable`: the bytes are no still photo that can be decoded (the caller's fault);
 * `busy`: its queue is full (try again after `retryAfterS`); `down`: no answer.
 */
export type DetectorFailure =
  | { ok: false; reason: 'unreadable'; detail: 'truncated' | 'animated' | 'too_many_pixels' | 'not_an_image' }
  | { ok: false; reason: 'busy'; retryAfterS: number }
  | { ok: false; reason: 'down' };

/** The vision container: cleans photos and finds food in them. */
export interface Detector {
  clean(bytes: Uint8Array, type: ImageType): Promise<{ ok: true; photo: CleanPhoto } | DetectorFailure>;
  detect(photo: Uint8Array): Promise<{ ok: true; result: DetectionResult } | DetectorFailure>;
}

export interface MealDescription {
  model: string;
  items: readonly DescribedItem[];
  usage: { inputTokens: number; outputTokens: number };
}

export type ModelFailure = {
  ok: false;
  reason: 'busy' | 'down' | 'refused' | 'nonsense';
  retryAfterS?: number;
};

/** A vision model that names what is on the plate. It gets pixels and labels; never a name, a place or a time. */
export interface MealModel {
  readonly name: string;
  describe(input: {
    photo: Uint8Array;
    detections: readonly Detection[];
  }): Promise<{ ok: true; description: MealDescription } | ModelFailure>;
}

export interface Passage {
  /** Counts from 1; an answer names the passages it rests on by it. */
  number: number;
  /** 'YYYY-MM-DD'. */
  day: string;
  text: string;
}

/**
 * A language model that stands outside of Dayloom. It gets text from which identity was masked, and only with the
 * member's consent; whatever the text says, it is data.
 */
export interface TextModel {
  readonly name: string;
  read(input: {
    masked: string;
    emotions: readonly string[];
    themes: readonly string[];
  }): Promise<{ ok: true; model: string; reading: RawReading } | ModelFailure>;
  /** Each sentence names the passages that it rests on. */
  answer(input: {
    question: string;
    passages: readonly Passage[];
  }): Promise<
    | { ok: true; model: string; sentences: readonly { text: string; passages: readonly number[] }[] }
    | ModelFailure
  >;
}

/** A model outside of Dayloom that places texts among meanings. */
export interface Embedder {
  readonly name: string;
  readonly dimensions: number;
  /** Cosine similarity from which two texts count as close. */
  readonly closeFrom: number;
  embed(masked: string): Promise<{ ok: true; vector: readonly number[] } | ModelFailure>;
}

/** A browser that may be pushed to, as `PushSubscription.toJSON()` gives it. */
export interface PushTarget {
  endpoint: string;
  p256dh: string;
  auth: string;
}

/**
 * What a push service said. `gone`: the subscription is over and is to be forgotten; `too-large`: no other try helps;
 * `later`: it is busy or away; `our-fault`: it does not believe our key (401, 403), so that the subscription stays and
 * somebody is to look; `refused`: anything else.
 */
export type PushResult =
  | { kind: 'sent' }
  | { kind: 'gone' }
  | { kind: 'too-large' }
  | { kind: 'later'; retryAfterS: number }
  | { kind: 'our-fault'; status: number }
  | { kind: 'refused'; status: number };

/** Web Push (RFC 8030, 8291, 8292). */
export interface Push {
  /** The application server key that a browser subscribes with, base64url. */
  readonly publicKey: string;
  /** Whether an endpoint may be called at all. */
  accepts(endpoint: string): boolean;
  /** @param topic replaces an earlier push of the same topic that waits still; at most 32 characters of base64url */
  send(
    target: PushTarget,
    push: { payload: string; ttlS: number; topic: string; urgency: 'low' | 'normal' | 'high' },
  ): Promise<PushResult>;
}

export interface MailMessage {
  to: string;
  subject: string;
  text: string;
  html: string;
  headers?: Readonly<Record<string, string>>;
  /** The vendor sends one mail a key, however often it is asked. */
  key: string;
}

/** A vendor that sends mail. */
export interface MailSender {
  send(
    mail: MailMessage,
  ): Promise<{ kind: 'sent' } | { kind: 'later'; retryAfterS: number } | { kind: 'refused' }>;
}

export interface JobMessage {
  /** Name of a registered job, such as 'food-analyse'. */
  name: string;
  payload: unknown;
  /** One run per key: a second message with the same name and key does nothing. */
  key: string;
  delayS?: number;
}

/** The job queue (QStash). Delivery is at least once; `key` makes the effect once. */
export interface Jobs {
  enqueue(messages: readonly JobMessage[]): Promise<void>;
  /** Takes back what waits and names the member in its payload, dead letters included; gives how many there were. */
  forget(memberId: string): Promise<number>;
}

/** Asks staff to look at something; raising it again while it is open changes nothing. */
export interface StaffFlags {
  raise(flag: { kind: StaffFlagKind; subjectId: string; memberId: string | null }): Promise<void>;
}

/** `payment-mismatch`: a subscription of a price that is not ours. `push-key-refused`: a push service does not believe our key. */
export type StaffFlagKind = 'payment-mismatch' | 'push-key-refused' | 'capture-rejected';

/** Messages that the queue gave up, by their id. False: it does not hold it any more. */
export interface DeadLetters {
  retry(messageId: string): Promise<boolean>;
  drop(messageId: string): Promise<boolean>;
}

export type LimitKind = 'member' | 'address' | 'upload' | 'ai' | 'sign-in';

export interface LimitResult {
  allowed: boolean;
  limit: number;
  remaining: number;
  /** Unix time in ms when the window is fresh again. */
  resetAtMs: number;
  /** True when the limiter could not be asked and the kind's own rule decided. */
  degraded: boolean;
}

export interface Limiter {
  limit(kind: LimitKind, key: string): Promise<LimitResult>;
}

/** Cache-aside store. A miss and a failure look the same: `null`. */
export interface Cache {
  get<T>(key: string): Promise<T | null>;
  set(key: string, value: unknown, ttlS: number): Promise<void>;
  /** Keeps it unless a later revision is kept: a reader that was slow overwrites no writer. */
  setNewer(key: string, value: { revision: number }, ttlS: number): Promise<void>;
  /** Gives how many of the keys were there. */
  delete(keys: readonly string[]): Promise<number>;
}

/** Sessions that ended before their token did. */
export interface Revocations {
  isRevoked(sessionId: string): Promise<boolean>;
  revoke(sessionId: string): Promise<void>;
}

export interface VerifiedSession {
  /** The identity provider's id of the person. */
  subject: string;
  sessionId: string;
  expiresAtMs: number;
  /** When the person last showed who they are, by their first and by a second factor; null when they did not. */
  firstFactorAtMs: number | null;
  secondFactorAtMs: number | null;
}

/** What the provider tells by itself: a session ended elsewhere, or a person closed their account there. */
export type IdentityEvent =
  | { kind: 'session-ended'; subject: string; sessionId: string }
  | { kind: 'person-deleted'; subject: string }
  | { kind: 'other' };

/** A browser in which a person is signed in, as the provider saw it last. */
export interface SignedInSession {
  id: string;
  /** Such as 'Firefox on Linux'; null when the provider does not know. */
  device: string | null;
  /** Such as 'Graz, AT'; null when the provider does not know. */
  place: string | null;
  isMobile: boolean;
  startedAt: Date;
  lastSeenAt: Date;
}

/** The identity provider (Clerk). `verify` makes no network call. */
export interface Identity {
  verify(request: Request): Promise<VerifiedSession | null>;
  revokeSession(sessionId: string): Promise<void>;
  /** The sessions that are alive, of every browser; at most 100. */
  sessionsOf(subject: string): Promise<readonly SignedInSession[]>;
  /** Deletes the person there, with their sessions. False: there was none. */
  deletePerson(subject: string): Promise<boolean>;
  /** The person's main e-mail address, which the provider alone keeps; null when there is none. */
  mailAddressOf(subject: string): Promise<string | null>;
  /** Whom a whole mail address belongs to. */
  subjectsOf(mail: string): Promise<string[]>;
  /** Reads a signed webhook; null when the signature does not hold, or none is configured. */
  readEvent(request: Request): Promise<IdentityEvent | null>;
}

export interface LiveEvent {
  type: string;
  [field: string]: string | number | boolean | null;
}

/** Carries a member's own events to the member's open WebSockets. Losing one is harmless: events say what to fetch. */
export interface LiveEvents {
  publish(memberId: string, event: LiveEvent): Promise<void>;
  /** The 101 answer to a WebSocket request whose session and origin were checked. */
  connect(request: Request, memberId: string, sessionId: string): Promise<Response>;
  closeSession(memberId: string, sessionId: string): Promise<void>;
  /** For a member who left. */
  closeMember(memberId: string): Promise<void>;
}

/** Where the use of the product is told (PostHog): a pseudonym and closed sets, with the member's consent. */
export interface ProductEvents {
  /**
   * Returns at once; losing an event is harmless.
   * @param isAllowed what the member's consent to analytics said in the deed itself; where it is left out, it is asked for
   */
  tell<Name extends ProductEventName>(
    memberId: string,
    event: Name,
    properties: EventProperties<Name>,
    isAllowed?: boolean,
  ): void;
  /**
   * Has the vendor delete what it was told of a member. `asked`: it does so by itself within days; `none`: it holds
   * nothing; `left`: it cannot be asked, and what it has ages out. Rejects when it is away.
   */
  forget(memberId: string): Promise<'asked' | 'none' | 'left'>;
}

/** Where unknown errors go (Sentry). Never content, never identity. */
export interface ErrorReports {
  capture(error: unknown, context: { correlationId: string; route: string }): void;
}

/** A subscription as the provider shows it now. */
export interface SubscriptionState {
  id: string;
  customerId: string;
  /** The member's id that we gave along when it was sold; null when it was sold elsewhere. */
  memberId: string | null;
  status: string;
  priceId: string;
  interval: 'month' | 'year';
  currency: string;
  unitAmount: number;
  periodStart: Date;
  periodEnd: Date;
  trialEnd: Date | null;
  cancelAt: Date | null;
  endedAt: Date | null;
  startedAt: Date;
}

/** A webhook whose signature held: what to look at, and never what to believe about it. */
export interface PaymentEvent {
  id: string;
  type: string;
  createdAt: Date;
  /** Null when it is about nothing that we keep. */
  subscriptionId: string | null;
}

/**
 * The payment provider (Stripe). It is given ids of ours and never a name or an address: people enter those there.
 * Every call throws DAY-BILL-1005 when the provider does not answer.
 */
export interface Payments {
  /** One customer for each member, however often it is asked for. */
  customerFor(memberId: string): Promise<string>;
  /** The address of a page on which the person pays. */
  startCheckout(input: {
    memberId: string;
    customerId: string;
    priceId: string;
    trialDays: number;
    successUrl: string;
    cancelUrl: string;
    /** The same key for a repeat of the same deed. */
    requestKey: string | null;
  }): Promise<string>;
  /** The address of a page on which the person changes card or plan, cancels, and finds invoices. */
  openPortal(input: { customerId: string; returnUrl: string }): Promise<string>;
  subscription(id: string): Promise<SubscriptionState | null>;
  /** Ends it at once; one that ended already stays so. */
  endNow(subscriptionId: string): Promise<void>;
  /** Forgets the customer there; their live subscriptions end with it. */
  deleteCustomer(customerId: string): Promise<void>;
  /** Reads a signed webhook; null when the signature does not hold, or is older than five minutes. */
  readEvent(request: Request): Promise<PaymentEvent | null>;
}
