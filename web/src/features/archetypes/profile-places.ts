import type { ArchetypeDetail } from '#workers/features/archetypes/schemas.ts';
import type { TraitPlace } from './trait-bars.tsx';

const ORDER = [
  'openness',
  'conscientiousness',
  'extraversion',
  'agreeableness',
  'stability',
  'morningness',
  'selfDrive',
] as const satisfies readonly TraitPlace['trait'][];

/** Where an archetype's people lie apart from everybody, on average, in the order in which traits are shown. */
export function profilePlaces(profile: ArchetypeDetail['profile']): TraitPlace[] {
  return ORDER.map((trait) => ({ trait, score: profile[trait] })).filter(({ score }) => score !== 0);
}
