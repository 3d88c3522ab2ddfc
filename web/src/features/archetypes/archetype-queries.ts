import { queryOptions } from '@tanstack/react-query';
import type {
  ArchetypeDetail,
  ArchetypeSummary,
  Assignment,
  HouseCard,
  Quiz,
  Suggestion,
} from '#workers/features/archetypes/schemas.ts';
import type { Api } from '../../lib/api/api-client.ts';
import { type Language, readLanguage } from '../../lib/intl/language.ts';
import { shownTexts } from '../../lib/intl/texts.ts';

export const archetypeKeys = {
  all: ['archetypes'],
  quiz: (language: Language) => ['archetypes', 'quiz', language],
};

export function quizQuery(api: Api, language = readLanguage()) {
  return queryOptions({
    queryKey: archetypeKeys.quiz(language),
    queryFn: ({ signal }) => api.read<Quiz>(`/users/me/quiz?language=${language}`, { signal }),
  });
}

/** The member's archetype; null before the quiz. */
export function myArchetypeQuery(api: Api, language = readLanguage()) {
  return queryOptions({
    queryKey: ['archetypes', 'mine', language],
    queryFn: async ({ signal }) => {
      const [newest] = await api.read<Assignment[]>(`/users/me/archetypes?perPage=1&language=${language}`, {
        signal,
      });
      return newest?.endedAt === null ? newest : null;
    },
  });
}

/** What newer answers suggest; null when they suggest nothing. */
export function suggestionQuery(api: Api, language = readLanguage()) {
  return queryOptions({
    queryKey: ['archetypes', 'suggestion', language],
    queryFn: async ({ signal }) => {
      const open = await api.read<Suggestion[]>(`/users/me/archetype-suggestions?language=${language}`, {
        signal,
      });
      return open[0] ?? null;
    },
  });
}

const AN_HOUR_MS = 3_600_000;

/** The catalogue in the language of the page, which may have been written before anybody's choice was known. */
export const catalogueKeys = {
  all: (language: Language) => ['archetypes', 'catalogue', language],
  one: (id: string, language: Language) => ['archetypes', 'one', id, language],
};

export interface Catalogue {
  archetypes: ArchetypeSummary[];
  houses: HouseCard[];
}

export function catalogueQuery(api: Api, language = shownTexts().language) {
  return queryOptions({
    queryKey: catalogueKeys.all(language),
    staleTime: AN_HOUR_MS,
    queryFn: async ({ signal }): Promise<Catalogue> => {
      const [archetypes, houses] = await Promise.all([
        api.read<ArchetypeSummary[]>(`/archetypes?language=${language}`, { signal }),
        api.read<HouseCard[]>(`/houses?language=${language}`, { signal }),
      ]);
      return { archetypes, houses };
    },
  });
}

export function archetypeQuery(api: Api, id: string, language = shownTexts().language) {
  return queryOptions({
    queryKey: catalogueKeys.one(id, language),
    staleTime: AN_HOUR_MS,
    queryFn: ({ signal }) => api.read<ArchetypeDetail>(`/archetypes/${id}?language=${language}`, { signal }),
  });
}
