import { z } from 'zod';
import { EMOTIONS } from './pure/emotion/labels.ts';
import { MASK_KINDS } from './pure/masking/kinds.ts';

export const MAX_TEXT = 50_000;
export const MAX_LABELS = 20;
/** Longer texts come as an excerpt of this length in lists. */
export const EXCERPT = 400;
export const SENTIMENTS = ['negative', 'mixed', 'neutral', 'positive'] as const;
export const LABEL_KINDS = ['tag', 'activity'] as const;
export const ENRICHMENT_STATES = ['none', 'queued', 'waiting', 'ready'] as const;
/** What an entry may be about. One list for every model, so that it can be translated and counted. */
export const THEMES = [
  'sleep',
  'work',
  'study',
  'family',
  'friends',
  'love',
  'health',
  'food',
  'movement',
  'nature',
  'home',
  'money',
  'travel',
  'rest',
  'creativity',
  'worry',
  'gratitude',
] as const;

export { EMOTIONS };

const localDay = z.iso.date().meta({ description: 'A day in the member’s own time zone.' });
const instant = z.iso.datetime({ offset: true });
const mood = z.int().min(1).max(5).meta({ description: '1 (awful) to 5 (great).' });
const axis = z.number().min(-1).max(1);
const label = z.string().trim().min(1).max(40);
const labels = z.array(label).max(MAX_LABELS);
const entryText = z.string().max(MAX_TEXT, `An entry has at most ${MAX_TEXT} characters.`);

/** What a person says in an entry: all of it may be left out but one of them. */
const said = {
  text: entryText,
  mood: mood.nullable(),
  /** Unpleasant −1 to pleasant 1. */
  valence: axis.nullable(),
  /** Drained −1 to wide awake 1. */
  energy: axis.nullable(),
  tags: labels,
  activities: labels,
  occurredAt: instant,
};

export const newEntry = z
  .object({
    ...said,
    text: entryText.default(''),
    mood: mood.nullable().default(null),
    valence: axis.nullable().default(null),
    energy: axis.nullable().default(null),
    tags: labels.default([]),
    activities: labels.default([]),
    occurredAt: instant.optional(),
    /** A photo will follow: then an entry may say nothing else. */
    awaitsPhoto: z.boolean().default(false),
  })
  .meta({ id: 'NewJournalEntry' });

export const patchEntry = z.object(said).partial().meta({ id: 'PatchJournalEntry' });

/** The answer to a new entry. It repeats no word of it, since it is kept for a day for repeats of the request. */
export const createdEntry = z
  .object({ id: z.uuid(), occurredAt: instant, localDay })
  .meta({ id: 'CreatedJournalEntry' });

export const reading = z
  .object({
    /** Null, as the valence: the model knew too few of the words to say. */
    sentiment: z.enum(SENTIMENTS).nullable(),
    /** −1 to 1. */
    valence: axis.nullable(),
    /** The likeliest first; `neutral` alone when nothing stands out. */
    emotions: z.array(z.object({ label: z.enum(EMOTIONS), probability: z.number().min(0).max(1) })),
    themes: z.array(z.enum(THEMES)),
    /** The model that read the words. */
    by: z.string(),
    /** True when the masked text left Dayloom for it. */
    left: z.boolean(),
    /** Why the outside model's reading is not this one, although the member allowed it. */
    instead: z.enum(['refused', 'nonsense', 'down']).nullable(),
  })
  .meta({ id: 'JournalReading' });

export const journalPhoto = z
  .object({ id: z.uuid(), url: z.string(), width: z.int(), height: z.int() })
  .meta({ id: 'JournalPhoto' });

export const journalEntry = z
  .object({
    id: z.uuid(),
    occurredAt: instant,
    localDay,
    mood: mood.nullable(),
    valence: axis.nullable(),
    energy: axis.nullable(),
    text: z.string(),
    /** The text goes on: this is its beginning. */
    isExcerpt: z.boolean(),
    tags: z.array(z.string()),
    activities: z.array(z.string()),
    photos: z.array(journalPhoto),
    enrichment: z.object({ state: z.enum(ENRICHMENT_STATES), reading: reading.nullable() }),
    /** False when the sealed words could not be opened; text, tags and activities are empty then. */
    isReadable: z.boolean(),
    /** There is an earlier version that an undo brings back. */
    canUndo: z.boolean(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'JournalEntry' });

/** What may stand in an address: no word of the person's, and one that is there is refused. */
export const entriesQuery = z.strictObject({
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  perPage: z.coerce.number().int().min(1).max(100).default(20),
  mood: z.coerce.number().int().min(1).max(5).optional(),
  from: localDay.optional(),
  to: localDay.optional(),
});

/** Filters that hold words go in a body: addresses end up in the logs of whatever lies between. */
const entryFilters = z.object({
  page: z.int().min(1).max(10_000).default(1),
  perPage: z.int().min(1).max(100).default(20),
  words: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .meta({ description: 'Every word of it stands in the entry, in one of its forms.' }),
  tag: label.optional(),
  activity: label.optional(),
  mood: mood.optional(),
  from: localDay.optional(),
  to: localDay.optional(),
});

export const searchRequest = entryFilters
  .extend({
    query: z.string().trim().min(1).max(300).optional().meta({
      description: 'Ranks by words and by meaning, at most 50. Without it: all that match, the newest first.',
    }),
  })
  .meta({ id: 'JournalSearch' });

export const FOUND_BY = ['words', 'meaning'] as const;

export const foundEntry = z
  .object({ entry: journalEntry, foundBy: z.array(z.enum(FOUND_BY)) })
  .meta({ id: 'FoundJournalEntry' });

export const searchResult = z
  .object({
    found: z.array(foundEntry),
    /** `off`: this installation cannot search by meaning, and only words were looked for. `unasked`: there was no query. */
    meaning: z.enum(['on', 'off', 'unasked']),
  })
  .meta({ id: 'JournalSearchResult' });

export const maskedView = z
  .object({
    /** Exactly what an outside model is sent of this entry. */
    masked: z.string(),
    /** What was masked, by kind, with how often. */
    kinds: z.array(z.object({ kind: z.enum(MASK_KINDS), count: z.int() })),
    /** The outside model that would read it; null when none is configured. */
    model: z.string().nullable(),
    /** Whether the member allows outside models. Without it nothing leaves. */
    isAllowed: z.boolean(),
    /** Whether this very text was sent for the reading that is shown. */
    hasLeft: z.boolean(),
  })
  .meta({ id: 'MaskedJournalEntry' });

export const daysQuery = z.object({ from: localDay, to: localDay });

export const journalDay = z
  .object({
    localDay,
    entries: z.int(),
    mood: z.number().nullable(),
    /** Means of the sliders, where they were used. */
    valence: axis.nullable(),
    energy: axis.nullable(),
    textValence: z.number().nullable(),
  })
  .meta({ id: 'JournalDay' });

export const labelUse = z
  .object({ kind: z.enum(LABEL_KINDS), name: z.string(), uses: z.int() })
  .meta({ id: 'JournalLabel' });

export const question = z
  .object({ question: z.string().trim().min(3).max(500) })
  .meta({ id: 'JournalQuestion' });

/** One entry that an answer rests on. */
export const restsOn = z.object({
  id: z.uuid(),
  localDay,
  occurredAt: instant,
  mood: mood.nullable(),
  excerpt: z.string(),
});

export const NO_ANSWER = ['no_entries', 'nothing_close'] as const;

/** The events of an answer, in order: `entries` once, `sentence` any number of times, then `done`; or `refused` alone. */
export const answerEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('entries'), entries: z.array(restsOn) }),
  z.object({
    type: z.literal('sentence'),
    text: z.string(),
    day: localDay.nullable(),
    restsOn: z.array(z.uuid()),
  }),
  z.object({ type: z.literal('done'), by: z.string(), left: z.boolean() }),
  z.object({ type: z.literal('refused'), because: z.enum(NO_ANSWER) }),
]);

export type NewEntry = z.infer<typeof newEntry>;
export type PatchEntry = z.infer<typeof patchEntry>;
export type CreatedEntry = z.infer<typeof createdEntry>;
export type JournalEntry = z.infer<typeof journalEntry>;
export type JournalPhoto = z.infer<typeof journalPhoto>;
export type Reading = z.infer<typeof reading>;
export type EntriesFilters = z.infer<typeof entryFilters>;
export type SearchRequest = z.infer<typeof searchRequest>;
export type FoundEntry = z.infer<typeof foundEntry>;
export type SearchResult = z.infer<typeof searchResult>;
export type MaskedView = z.infer<typeof maskedView>;
export type JournalDay = z.infer<typeof journalDay>;
export type LabelUse = z.infer<typeof labelUse>;
export type LabelKind = (typeof LABEL_KINDS)[number];
export type Theme = (typeof THEMES)[number];
export type AnswerEvent = z.infer<typeof answerEvent>;
export type RestsOn = z.infer<typeof restsOn>;
