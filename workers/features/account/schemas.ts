import { z } from 'zod';

const timeZone = z.string().min(1).max(64);

export const THEMES = ['system', 'light', 'dark'] as const;
export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];
export const UNITS = ['metric', 'imperial'] as const;

export const preferences = z
  .object({
    theme: z.enum(THEMES),
    language: z.enum(LANGUAGES),
    units: z.enum(UNITS),
  })
  .meta({ id: 'Preferences' });

export const me = z
  .object({
    id: z.uuid(),
    role: z.enum(['member', 'admin']),
    plan: z.enum(['free', 'premium']),
    timeZone,
    preferences,
    /** Photo analyses of this local day; `limit` is null when there is none. */
    photoAllowance: z.object({ used: z.int(), limit: z.int().nullable() }),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Me' });

export const patchMe = z
  .object({
    timeZone,
    preferences: preferences.partial(),
    /** What a device says of its person: it holds where they chose nothing themselves. */
    device: z.object({ timeZone, language: z.enum(LANGUAGES) }).partial(),
  })
  .partial()
  .meta({ id: 'PatchMe' });

export const SCOPES = [
  'food:read',
  'food:write',
  'journal:read',
  'journal:write',
  'archetypes:read',
  'archetypes:write',
  'prompts:read',
  'prompts:write',
  'habits:read',
  'habits:write',
  'body:read',
  'body:write',
  'mood:read',
  'mood:write',
  'wellness:read',
  'account:read',
] as const;

export const newApiKey = z
  .object({
    name: z.string().trim().min(1).max(80),
    scopes: z.array(z.enum(SCOPES)).min(1),
    expiresAt: z.iso.datetime({ offset: true }).optional(),
  })
  .meta({ id: 'NewApiKey' });

export const apiKey = z
  .object({
    id: z.uuid(),
    name: z.string(),
    scopes: z.array(z.string()),
    /** The first characters, to tell keys apart. */
    hint: z.string(),
    createdAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().nullable(),
    expiresAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ApiKey' });

/** The key itself is shown once. */
export const createdApiKey = apiKey.extend({ key: z.string() }).meta({ id: 'CreatedApiKey' });

/** What a member may allow, each by itself. What each means in plain words stands in the web's texts, `consent.*`. */
export const CONSENT_PURPOSES = [
  'health-data',
  'outside-models',
  'analytics',
  'peer-review',
  'mail',
] as const;

export const consent = z
  .object({
    purpose: z.enum(CONSENT_PURPOSES),
    /** The edition of the text that asks for it. */
    version: z.int(),
    isGranted: z.boolean(),
    /** When the member last said so; null when they never did. */
    since: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Consent' });

export const sayConsent = z
  .object({ purpose: z.enum(CONSENT_PURPOSES), isGranted: z.boolean() })
  .meta({ id: 'SayConsent' });

/** An archive of all that is kept of a member. */
export const dataExport = z
  .object({
    id: z.uuid(),
    state: z.enum(['queued', 'running', 'ready', 'failed', 'expired']),
    tablesDone: z.int(),
    tablesTotal: z.int(),
    rowsWritten: z.int(),
    filesWritten: z.int(),
    sizeBytes: z.int().nullable(),
    createdAt: z.iso.datetime(),
    readyAt: z.iso.datetime().nullable(),
    /** When the archive is deleted here. */
    expiresAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'DataExport' });

export const exportLink = z.object({ url: z.url(), expiresAt: z.iso.datetime() }).meta({ id: 'ExportLink' });

/** An account that is closed and will be erased. */
export const erasure = z
  .object({
    /** `waiting`: it can be taken back. */
    state: z.enum(['waiting', 'running']),
    askedAt: z.iso.datetime(),
    dueAt: z.iso.datetime(),
    /** A page that shows the receipt, to whoever has the address. */
    receiptUrl: z.url(),
  })
  .meta({ id: 'Erasure' });

const receiptPart = z.object({
  name: z.string(),
  words: z.string(),
  count: z.int(),
  /** `asked`: whoever keeps it deletes it by themselves within days; `left`: it ages out there, by `until`. */
  outcome: z.enum(['done', 'asked', 'left']),
  /** When it is gone at the latest; null when it is gone, or nobody has said. */
  until: z.iso.datetime().nullable(),
});

/** What an erasure removed, by store, and what stays and why, in the language that was asked for. */
export const receipt = z
  .object({
    state: z.enum(['waiting', 'running', 'done', 'cancelled']),
    askedAt: z.iso.datetime(),
    dueAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
    stores: z.array(z.object({ store: z.string(), total: z.int(), parts: z.array(receiptPart) })),
    kept: z.array(z.object({ name: z.string(), words: z.string(), because: z.string(), count: z.int() })),
  })
  .meta({ id: 'ErasureReceipt' });

export const memberSession = z
  .object({
    id: z.string(),
    device: z.string().nullable(),
    place: z.string().nullable(),
    isMobile: z.boolean(),
    startedAt: z.iso.datetime(),
    lastSeenAt: z.iso.datetime(),
    /** The one that asks. */
    isThisOne: z.boolean(),
  })
  .meta({ id: 'MemberSession' });

export const publicConfig = z
  .object({
    auth: z.union([
      z.object({ provider: z.literal('local'), url: z.url() }),
      z.object({ provider: z.literal('clerk'), publishableKey: z.string() }),
    ]),
    version: z.string(),
  })
  .meta({ id: 'PublicConfig' });

export type Me = z.infer<typeof me>;
export type PatchMe = z.infer<typeof patchMe>;
export type Preferences = z.infer<typeof preferences>;
export type NewApiKey = z.infer<typeof newApiKey>;
export type ApiKey = z.infer<typeof apiKey>;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];
export type Consent = z.infer<typeof consent>;
export type SayConsent = z.infer<typeof sayConsent>;
export type DataExport = z.infer<typeof dataExport>;
export type Erasure = z.infer<typeof erasure>;
export type Receipt = z.infer<typeof receipt>;
export type MemberSession = z.infer<typeof memberSession>;
export type PublicConfig = z.infer<typeof publicConfig>;
export type Scope = (typeof SCOPES)[number];
