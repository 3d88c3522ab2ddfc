import type { ArchetypeDetail, ArchetypeSummary, HouseCard, Spoken } from '../schemas.ts';
import type { Archetype, House, Words } from './catalogue/types.ts';

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

export function houseOf({ id, name, motto, about }: House, language: Language): HouseCard {
  return { id, name: say(name, language), motto: say(motto, language), about: say(about, language) };
}
