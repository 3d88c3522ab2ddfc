import { z } from 'zod';

export const SOURCE_KINDS = [
  'strap',
  'api',
  'polar',
  'rr-text',
  'elite-hrv',
  'health-connect',
  'apple-health',
] as const;
export const SAMPLE_KINDS = [
  'rr',
  'hr',
  'resting-hr',
  'rmssd',
  'sdnn',
  'pnn50',
  'lf',
  'hf',
  'asleep',
] as const;
/** Characters of a note. */
export const LONGEST_NOTE = 300;
/** Samples that one request takes, over all its series. */
export const MOST_SAMPLES = 10_000;

const instant = z.iso.datetime({ offset: true });
const figure = z.number().nullable();

export const newBodySource = z
  .object({ kind: z.enum(SOURCE_KINDS), name: z.string().trim().min(1).max(80) })
  .meta({ id: 'NewBodySource' });

export const bodySource = z
  .object({
    id: z.uuid(),
    kind: z.enum(SOURCE_KINDS),
    /** Null when the sealed name cannot be opened. */
    name: z.string().nullable(),
    lastSampleAt: z.iso.datetime().nullable(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'BodySource' });

/** Without the name: answers to requests are kept for repeats, and names are kept sealed alone. */
export const createdBodySource = bodySource.omit({ name: true }).meta({ id: 'CreatedBodySource' });

const sentSeries = z
  .object({
    /** `rr` in milliseconds, heart rates in beats a minute, RMSSD and SDNN in ms, pNN50 in per cent, LF and HF in ms², `asleep` in minutes that end then. */
    kind: z.enum(SAMPLE_KINDS),
    /** From when the first interval runs; of other samples, what `offsetsMs` counts from. */
    startAt: instant,
    values: z.array(z.number()).min(1).max(MOST_SAMPLES),
    /** When each sample ended, from `startAt`. Without it intervals follow one another; other kinds need it for more than one value. */
    offsetsMs: z.array(z.int().min(0)).max(MOST_SAMPLES).optional(),
  })
  .refine(({ values, offsetsMs }) => offsetsMs === undefined || offsetsMs.length === values.length, {
    path: ['offsetsMs'],
    message: 'One offset for each value',
  })
  .refine(({ kind, values, offsetsMs }) => kind === 'rr' || offsetsMs !== undefined || values.length === 1, {
    path: ['offsetsMs'],
    message: 'Only intervals follow one another by themselves',
  });

export const sampleBatch = z
  .object({ series: z.array(sentSeries).min(1).max(1_000) })
  .refine(({ series }) => series.reduce((sum, one) => sum + one.values.length, 0) <= MOST_SAMPLES, {
    path: ['series'],
    message: `At most ${MOST_SAMPLES} samples in all`,
  })
  .meta({ id: 'SampleBatch' });

export const batchOutcome = z
  .object({
    /** New samples. */
    stored: z.int(),
    /** Samples that were there already, from this source or the same ones from another. */
    repeated: z.int(),
    refused: z.object({ implausible: z.int(), ahead: z.int(), tooOld: z.int() }),
    /** Days whose figures will be worked out anew. */
    localDays: z.array(z.iso.date()),
  })
  .meta({ id: 'BatchOutcome' });

export const bodyDay = z
  .object({
    localDay: z.iso.date(),
    /** False while a job works the figures out anew. */
    isCurrent: z.boolean(),
    /** What variability rests on; figures of different bases are not compared. */
    basis: z.enum(['night', 'day', 'ready']).nullable(),
    /** Minutes of the night with intervals. */
    nightMinutes: z.int(),
    /** What told the night that ended that day: records of sleep, the heart, or the clock (midnight to six). */
    nightBy: z.enum(['sleep', 'heart', 'clock']).nullable(),
    nightFrom: z.iso.datetime().nullable(),
    nightTo: z.iso.datetime().nullable(),
    /** By records of sleep. */
    sleepMinutes: z.int().nullable(),
    restingHr: figure,
    meanHr: figure,
    lowHr: figure,
    highHr: figure,
    rmssd: figure,
    sdnn: figure,
    pnn50: figure,
    lf: figure,
    hf: figure,
    lfHf: figure,
    sd1: figure,
    sd2: figure,
    beats: z.int(),
    heartRates: z.int(),
    correctedShare: figure,
  })
  .meta({ id: 'BodyDay' });

export const daySpan = z.object({ from: z.iso.date(), to: z.iso.date() });

export const bodyPoint = z
  .object({
    at: z.iso.datetime(),
    meanHr: z.number(),
    rmssd: figure,
    sdnn: figure,
    samples: z.int(),
    correctedShare: figure,
  })
  .meta({ id: 'BodyPoint' });

export const bodySeries = z
  .object({
    /** Five where raw samples are kept and the span is seven days or less, else sixty. */
    minutes: z.union([z.literal(5), z.literal(60)]),
    points: z.array(bodyPoint),
  })
  .meta({ id: 'BodySeries' });

export const instantSpan = z.object({ from: instant, to: instant });

const noteText = z.string().trim().min(1).max(LONGEST_NOTE);

export const newBodyNote = z
  .object({
    localDay: z.iso.date(),
    /** The measurement it belongs to, a moment of that day; without it, the day. */
    at: instant.optional(),
    text: noteText,
  })
  .meta({ id: 'NewBodyNote' });

export const patchBodyNote = z.object({ text: noteText }).meta({ id: 'BodyNoteChange' });

export const createdBodyNote = z
  .object({ id: z.uuid(), localDay: z.iso.date(), at: z.iso.datetime().nullable() })
  .meta({ id: 'CreatedBodyNote' });

export const bodyNote = createdBodyNote
  .extend({
    /** Null when the sealed text cannot be opened. */
    text: z.string().nullable(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'BodyNote' });

export const notesQuery = daySpan.extend({
  page: z.coerce.number().int().min(1).max(1_000).default(1),
  perPage: z.coerce.number().int().min(1).max(100).default(20),
});

export type NewBodySource = z.infer<typeof newBodySource>;
export type BodySource = z.infer<typeof bodySource>;
export type CreatedBodySource = z.infer<typeof createdBodySource>;
export type SampleBatch = z.infer<typeof sampleBatch>;
export type BatchOutcome = z.infer<typeof batchOutcome>;
export type BodyDay = z.infer<typeof bodyDay>;
export type BodySeries = z.infer<typeof bodySeries>;
export type NewBodyNote = z.infer<typeof newBodyNote>;
export type CreatedBodyNote = z.infer<typeof createdBodyNote>;
export type BodyNote = z.infer<typeof bodyNote>;
export type NotesQuery = z.infer<typeof notesQuery>;
