import { DAY_ARCHETYPES } from './archetypes-day.ts';
import { WAY_ARCHETYPES } from './archetypes-way.ts';
import type { Archetype } from './types.ts';

/** All archetypes. Ids never change: assignments are kept by them. */
export const ARCHETYPES: readonly Archetype[] = [...DAY_ARCHETYPES, ...WAY_ARCHETYPES];

const BY_ID = new Map(ARCHETYPES.map((archetype) => [archetype.id, archetype]));

export function archetypeById(id: string): Archetype | undefined {
  return BY_ID.get(id);
}
