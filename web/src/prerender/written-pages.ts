import type { QueryKey } from '@tanstack/react-query';
import { ARCHETYPES } from '#workers/features/archetypes/pure/catalogue/archetypes.ts';
import { HOUSES } from '#workers/features/archetypes/pure/catalogue/houses.ts';
import { detailOf, houseOf, summaryOf } from '#workers/features/archetypes/pure/say-catalogue.ts';
import { type Catalogue, catalogueKeys } from '../features/archetypes/archetype-queries.ts';
import { AREAS } from '../lib/intl/areas.ts';
import type { Language } from '../lib/intl/language.ts';

/** A page that is the same for everybody, and is therefore written when the app is built. */
export interface WrittenPage {
  language: Language;
  /** The address in the app. */
  path: string;
  /** The file's name from the folder of its language, without the ending. */
  file: string;
  title: string;
  description: string;
  /** What its screen would ask the API for. */
  queries: readonly (readonly [QueryKey, unknown])[];
}

export async function writtenPages(language: Language): Promise<WrittenPage[]> {
  const account = await AREAS.account[language]();
  const texts = await AREAS.archetypes[language]();
  const details = ARCHETYPES.map((archetype) => detailOf(archetype, language));
  const catalogue: Catalogue = {
    archetypes: ARCHETYPES.map((archetype) => summaryOf(archetype, language)),
    houses: HOUSES.map((house) => houseOf(house, language)),
  };
  return [
    {
      language,
      path: '/',
      file: 'welcome',
      title: account['welcome.tab'],
      description: account['welcome.text'],
      queries: [],
    },
    {
      language,
      path: '/archetypes',
      file: 'archetypes',
      title: texts['archetypes.title'],
      description: texts['archetypes.lead'],
      queries: [[catalogueKeys.all(language), catalogue]],
    },
    ...details.map((detail) => ({
      language,
      path: `/archetypes/${detail.id}`,
      file: `archetypes/${detail.id}`,
      title: detail.name,
      description: detail.about,
      queries: [
        [catalogueKeys.all(language), catalogue],
        [catalogueKeys.one(detail.id, language), detail],
      ] as const,
    })),
  ];
}
