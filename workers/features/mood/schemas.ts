import { z } from 'zod';
import { LABELS } from './pure/labels.ts';

const localDay = z.iso.date().meta({ description: 'A day in the member’s own time zone.' });
const instant = z.iso.datetime({ offset: true });
const label = z.enum(LABELS);
const axis = z.number().min(-1).max(1);

/** Labels that fit: several where the source cannot tell them apart. */
const labels = z.array(label);

/**
 * How often labels like these were right, 0 to 1; null until it can be told. `own`: against the moments that the member labelled;
 * `others`: against texts that other people labelled.
 */
const confidence = z.object({ value: z.number(), basis: z.enum(['own', 'others']) }).nullable();

/** What the body suggests: arousal alone, which is neither pleasant nor unpleasant. */
export const bodyMood = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('told'),
    /** In standard deviations of the member's own last 60 days. */
    arousal: z.number(),
    nights: z.int(),
    labels,
    confidence,
  }),
  z.object({ kind: z.literal('too-few-nights'), nights: z.int(), nightsNeeded: z.int() }),
  z.object({ kind: z.literal('no-data'), nights: z.int() }),
]);

export const saidMood = z.object({ valence: axis, energy: axis.nullable(), labels, confidence });
export const wroteMood = z.object({ valence: axis, labels, confidence });

/** The three stand side by side: there is no figure here that is made of more than one of them. */
export const moodDetail = z
  .object({
    localDay,
    body: bodyMood,
    /** Null: no mood was chosen that day. */
    said: saidMood.nullable(),
    /** Null: nothing was written that day that a model could read. */
    wrote: wroteMood.nullable(),
    /** Moments with a label of the member's, and how many it takes for a confidence of their own. */
    moments: z.object({ labelled: z.int(), needed: z.int() }),
  })
  .meta({ id: 'MoodDetail' });

export const moodDay = z
  .object({
    localDay,
    arousal: z.number().nullable(),
    saidValence: axis.nullable(),
    wroteValence: axis.nullable(),
  })
  .meta({ id: 'MoodDay' });

export const moodMoment = z
  .object({
    id: z.uuid(),
    occurredAt: instant,
    localDay,
    label,
    heart: z.enum(['waiting', 'found', 'absent']),
    /** 0 to 1: how stressed the heart looked then, by the model and the member's own calibration. */
    strain: z.number().nullable(),
    /** What told it: the heart's minutes, or windows of five, which tell much less. Null: nothing, or it is not known. */
    strainBy: z.enum(['minutes', 'windows']).nullable(),
  })
  .meta({ id: 'MoodMoment' });

export const newMoment = z.object({ label, occurredAt: instant.optional() }).meta({ id: 'NewMoodMoment' });

const bar = z.object({ said: z.number(), was: z.number(), moments: z.int() });

export const calibration = z
  .object({
    /** Moments with heart data, and how many it takes. */
    moments: z.int(),
    needed: z.int(),
    isUsed: z.boolean(),
    /** Of the model as it ships, and with the member's calibration on moments that it was not made of; null while too few. */
    errorBefore: z.number().nullable(),
    errorAfter: z.number().nullable(),
    reliability: z.object({ before: z.array(bar), after: z.array(bar) }),
  })
  .meta({ id: 'MoodCalibration' });

export const dayQuery = z.object({ day: localDay.optional() });
export const daysQuery = z.object({ from: localDay, to: localDay });
export const momentsQuery = z.object({
  /** Those of one day alone. */
  day: localDay.optional(),
  page: z.coerce.number().int().min(1).max(1000).default(1),
  perPage: z.coerce.number().int().min(1).max(100).default(20),
});

export type BodyMood = z.infer<typeof bodyMood>;
export type MoodDetail = z.infer<typeof moodDetail>;
export type MoodDay = z.infer<typeof moodDay>;
export type MoodMoment = z.infer<typeof moodMoment>;
export type NewMoment = z.infer<typeof newMoment>;
export type Calibration = z.infer<typeof calibration>;
