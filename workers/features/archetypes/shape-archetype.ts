import { archetypeById } from './pure/catalogue/archetypes.ts';
import type { Archetype } from './pure/catalogue/types.ts';
import { type Language, summaryOf } from './pure/say-catalogue.ts';
import type { TraitScore } from './pure/score-answers.ts';
import { TRAITS } from './pure/traits.ts';
import type { AssignmentRow } from './queries.ts';
import type { Assignment } from './schemas.ts';

export function traitsOf(scores: Readonly<Record<string, TraitScore>>) {
  return TRAITS.map((trait) => ({
    trait,
    score: scores[trait]?.score ?? 0,
    error: scores[trait]?.error ?? 1,
  }));
}

/** The archetype of an id that was stored; ids never leave the catalogue. */
export function knownArchetype(id: string): Archetype {
  const archetype = archetypeById(id);
  if (archetype === undefined) throw new Error(`the catalogue has no archetype '${id}'`);
  return archetype;
}

export function assignmentOf(row: AssignmentRow, language: Language): Assignment {
  return {
    id: row.id,
    archetype: summaryOf(knownArchetype(row.archetypeId), language),
    confidence: row.confidence,
    traits: traitsOf(row.scores),
    assignedAt: row.assignedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}
