import { z } from 'zod';
import { ARCHETYPES } from './pure/catalogue/archetypes.ts';
import { ALL_ITEMS } from './pure/items.ts';
import { TRAITS } from './pure/traits.ts';

export const spoken = z.object({ language: z.enum(['en', 'de']).default('en') });
export type Spoken = z.infer<typeof spoken>;

export const houseId = z.enum(['dawn', 'grove', 'forge', 'tide']);

export const house = z
  .object({ id: houseId, name: z.string(), motto: z.string(), about: z.string() })
  .meta({ id: 'House' });

export const archetypeSummary = z
  .object({ id: z.string(), house: houseId, name: z.string(), motto: z.string(), about: z.string() })
  .meta({ id: 'ArchetypeSummary' });

const plannedTask = z.object({
  key: z.string(),
  name: z.string(),
  rhythm: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('daily') }),
    z.object({ kind: z.literal('per-week'), times: z.int() }),
    z.object({ kind: z.literal('weekdays'), days: z.array(z.int()) }),
  ]),
  target: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('done') }),
    z.object({ kind: z.literal('minutes'), minutes: z.int() }),
    z.object({ kind: z.literal('count'), count: z.int(), unit: z.string() }),
  ]),
  window: z.enum(['morning', 'midday', 'evening']),
});

export const archetype = archetypeSummary
  .extend({
    /** Where its people lie on average, in standard scores. */
    profile: z.record(z.enum(TRAITS), z.number()),
    plan: z.array(
      z.object({ key: z.string(), name: z.string(), why: z.string(), tasks: z.array(plannedTask) }),
    ),
  })
  .meta({ id: 'Archetype' });

const answer = z.int().min(1).max(5);
const itemKey = z.string().refine((key) => ALL_ITEMS.has(key), { error: 'There is no such item.' });

export const quiz = z
  .object({
    /** In the order in which they are asked; those at the end are asked only when it was too close to call. */
    items: z.array(
      z.object({ key: z.string(), text: z.string(), value: answer.nullable(), isExtra: z.boolean() }),
    ),
    answered: z.int(),
    /** How many answers are needed before anything is said. */
    needed: z.int(),
  })
  .meta({ id: 'Quiz' });

/** Answers by item; null takes one back. */
export const patchQuiz = z
  .object({ answers: z.record(itemKey, answer.nullable()) })
  .refine(({ answers }) => Object.keys(answers).length <= ALL_ITEMS.size)
  .meta({ id: 'PatchQuiz' });

export const traitScore = z.object({
  trait: z.enum(TRAITS),
  /** Standard score: 0 is the middle of people. */
  score: z.number(),
  /** Standard error of measurement. */
  error: z.number(),
});

export const assignment = z
  .object({
    id: z.uuid(),
    archetype: archetypeSummary,
    /** The share of retests that would say the same. */
    confidence: z.number(),
    traits: z.array(traitScore),
    assignedAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ArchetypeAssignment' });

export const verdict = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('assigned'), assignment }),
    z.object({
      kind: z.literal('undecided'),
      confidence: z.number(),
      /** The two likeliest. */
      between: z.array(archetypeSummary),
      traits: z.array(traitScore),
      /** Items that would help most. */
      ask: z.array(z.string()),
    }),
    z.object({ kind: z.literal('unfinished'), missing: z.array(z.string()) }),
  ])
  .meta({ id: 'ArchetypeVerdict' });

export const newAssignment = z
  .object({
    /** Takes the likeliest although it is too close to call: the person has no more patience, or no more items are left. */
    anyway: z.boolean().default(false),
  })
  .meta({ id: 'NewArchetypeAssignment' });

export const suggestion = z
  .object({
    id: z.uuid(),
    archetype: archetypeSummary,
    confidence: z.number(),
    /** Newer answers speak for it, or a plan that is not kept. */
    reason: z.enum(['answers', 'behaviour']),
    suggestedAt: z.iso.datetime(),
  })
  .meta({ id: 'ArchetypeSuggestion' });

/** The id is that of the suggestion that was shown: another one may have come since. */
export const answerSuggestion = z
  .object({ id: z.uuid(), take: z.boolean() })
  .meta({ id: 'AnswerArchetypeSuggestion' });

export const historyPage = z.object({
  page: z.coerce.number().int().min(1).max(1000).default(1),
  perPage: z.coerce.number().int().min(1).max(100).default(20),
});

export const archetypeParam = z.object({ archetypeId: z.enum(ARCHETYPES.map(({ id }) => id)) });

export type Quiz = z.infer<typeof quiz>;
export type PatchQuiz = z.infer<typeof patchQuiz>;
export type Assignment = z.infer<typeof assignment>;
export type Verdict = z.infer<typeof verdict>;
export type Suggestion = z.infer<typeof suggestion>;
export type ArchetypeSummary = z.infer<typeof archetypeSummary>;
export type ArchetypeDetail = z.infer<typeof archetype>;
export type HouseCard = z.infer<typeof house>;
