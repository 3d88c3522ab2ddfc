import type { PerTrait } from '../traits.ts';

/** A text in each language that the product speaks. */
export interface Words {
  en: string;
  de: string;
}

export type HouseId = 'dawn' | 'grove' | 'forge' | 'tide';

export interface House {
  id: HouseId;
  name: Words;
  motto: Words;
  about: Words;
}

/** A task that a first plan holds. It happens every day, on so many days a week, or on named days (1 Monday to 7 Sunday). */
export interface PlannedTask {
  key: string;
  name: Words;
  rhythm:
    | { kind: 'daily' }
    | { kind: 'per-week'; times: number }
    | { kind: 'weekdays'; days: readonly number[] };
  /** What counts as done: so many minutes, so many of a unit, or just done. */
  target:
    | { kind: 'minutes'; minutes: number }
    | { kind: 'count'; count: number; unit: Words }
    | { kind: 'done' };
  window: 'morning' | 'midday' | 'evening';
}

export interface PlannedGoal {
  key: string;
  name: Words;
  why: Words;
  tasks: readonly PlannedTask[];
}

export interface Archetype {
  id: string;
  house: HouseId;
  name: Words;
  motto: Words;
  about: Words;
  /** Where its people lie on average, in standard scores. */
  profile: PerTrait<number>;
  /** What an assignment begins with; the person changes it as they like. */
  plan: readonly PlannedGoal[];
}
