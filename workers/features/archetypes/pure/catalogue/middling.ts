import type { PerTrait } from '../traits.ts';

/** In the middle of people in all that is measured. */
export const MIDDLING: PerTrait<number> = {
  openness: 0,
  conscientiousness: 0,
  extraversion: 0,
  agreeableness: 0,
  stability: 0,
  morningness: 0,
  selfDrive: 0,
};
