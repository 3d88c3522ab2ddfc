export interface Mass {
  massGrams: number;
  massLow: number;
  massHigh: number;
}

/** What a person says is taken as known, within the error of a kitchen scale and a spoon. */
const PERSON_ERROR = 0.05;

export function massByPerson(grams: number): Mass {
  return { massGrams: grams, massLow: grams * (1 - PERSON_ERROR), massHigh: grams * (1 + PERSON_ERROR) };
}

/** This share of a mass, with its interval in proportion. @param share 0..1 */
export function shareOf(mass: Mass, share: number): Mass {
  return {
    massGrams: mass.massGrams * share,
    massLow: mass.massLow * share,
    massHigh: mass.massHigh * share,
  };
}
