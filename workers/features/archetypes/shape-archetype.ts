import { archetypeById } from './pure/catalogue/archetypes.ts';
import type { Archetype, Words } from './pure/catalogue/types.ts';
import type { TraitScore } from './pure/score-answers.ts';
import { TRAITS } from './pure/traits.ts';
import type { AssignmentRow } from './queries.ts';
import type { ArchetypeDetail, ArchetypeSummary, Assignment, Spoken } from './schemas.ts';

export type Language = Spoken['language'];

const say = (words: Words, language: Language) => words[language];

export function summaryOf(archetype: Archetype, language: Language): ArchetypeSummary {
  const { id, house, name, motto, about } = archetype;
  return { id, house, name: say(name, language), motto: say(motto, language), about: say(about, language) };
}

export function detailOf(archetype: Archetype, language: Language): ArchetypeDetail {
  return {
    ...summaryOf(archetype, language),
    profile: { ...archetype.profile },
    plan: archetype.plan.map((goal) => ({
      key: goal.key,
      name: say(goal.name, language),
      why: say(goal.why, language),
      tasks: goal.tasks.map(({ key, name, rhythm, target, window }) => ({
        key,
        name: say(name, language),
        rhythm: rhythm.kind === 'weekdays' ? { ...rhythm, days: [...rhythm.days] } : rhythm,
        target: target.kind === 'count' ? { ...target, unit: say(target.unit, language) } : target,
        window,
      })),
    })),
  };
}

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
