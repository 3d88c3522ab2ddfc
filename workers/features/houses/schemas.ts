import { z } from 'zod';
import { houseId } from '#workers/features/archetypes/schemas.ts';
import { CHALLENGE_KINDS } from './pure/challenge.ts';

const share = z.number().min(0).max(1);

/** Of a whole house, in steps of 5 %. */
export const groupFigures = z
  .object({
    atLeast: z.int().meta({ description: 'So many members at least had a task in that week.' }),
    share: share.meta({
      description: 'How much of the goal was done, each member’s part counted to the goal.',
    }),
    reachedShare: share.meta({ description: 'Members who reached the goal.' }),
  })
  .meta({ id: 'HouseFigures' });

export const houseWeek = z
  .object({
    week: z.iso.date().meta({ description: 'Its Monday, in the member’s calendar.' }),
    challenge: z.object({ kind: z.enum(CHALLENGE_KINDS), goal: z.int() }),
    /** What the member did of it, in the kind's count. */
    own: z.int(),
    /** Houses with fewer than five members at work have no figures. */
    standing: z.array(
      z.object({ house: houseId, figures: groupFigures.nullable(), place: z.int().nullable() }),
    ),
    talliedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'HouseWeek' });

export const myHouse = z
  .object({
    house: houseId.nullable(),
    source: z.enum(['archetype', 'own']).nullable(),
    since: z.iso.datetime().nullable(),
    /** The house of the member's archetype; null before the quiz. */
    ofArchetype: houseId.nullable(),
    /** This week and the one before; none without a house. */
    weeks: z.array(houseWeek),
  })
  .meta({ id: 'MyHouse' });

export const chooseHouse = z.object({ house: houseId }).meta({ id: 'ChooseHouse' });

export type MyHouse = z.infer<typeof myHouse>;
export type HouseWeek = z.infer<typeof houseWeek>;
export type ChooseHouse = z.infer<typeof chooseHouse>;
