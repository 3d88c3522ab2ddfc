import { z } from 'zod';
import { MISSING, PARTS } from './pure/parts.ts';

const localDay = z.iso.date().meta({ description: 'A day in the member’s own time zone.' });

export const scorePart = z
  .object({
    part: z.enum(PARTS),
    /** Of a hundred, when all parts are known; that of a missing part goes to the others in proportion. */
    weight: z.number(),
    /** 0 to 100; null with the reason in `missing`. */
    points: z.number().nullable(),
    missing: z.enum(MISSING).nullable(),
    /** The figures behind the points, by name. */
    facts: z.record(z.string(), z.number()),
  })
  .meta({ id: 'WellnessPart' });

export const wellnessScore = z
  .object({
    localDay,
    /** 0 to 100; null while too little is known of the day to say. */
    score: z.int().nullable(),
    parts: z.array(scorePart),
    /** How many parts have to be known. */
    partsNeeded: z.int(),
    /** The day goes on, or its tasks may still be done: the score may change. */
    isProvisional: z.boolean(),
    rulesVersion: z.int(),
  })
  .meta({ id: 'WellnessScore' });

export const wellnessDay = z
  .object({ localDay, score: z.int().nullable(), partsKnown: z.int() })
  .meta({ id: 'WellnessDay' });

/** Today, unless it is said. */
export const scoreQuery = z.object({ day: localDay.optional() });
export const scoresQuery = z.object({ from: localDay, to: localDay });

export type WellnessPart = z.infer<typeof scorePart>;
export type WellnessScore = z.infer<typeof wellnessScore>;
export type WellnessDay = z.infer<typeof wellnessDay>;
