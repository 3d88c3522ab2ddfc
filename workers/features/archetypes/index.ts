export { ARCHETYPES, archetypeById } from './pure/catalogue/archetypes.ts';
export { HOUSES } from './pure/catalogue/houses.ts';
export type { Archetype, House, HouseId, PlannedGoal, PlannedTask, Words } from './pure/catalogue/types.ts';
export { suggestArchetypes } from './suggest-archetypes.ts';
