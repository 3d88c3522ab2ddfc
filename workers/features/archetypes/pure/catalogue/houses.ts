import type { House } from './types.ts';

/** The four houses. A house is a team: its members keep each other going, and the others review what they capture. */
export const HOUSES: readonly House[] = [
  {
    id: 'dawn',
    name: { en: 'House of Dawn', de: 'Haus der Dämmerung' },
    motto: { en: 'First light, first step.', de: 'Erstes Licht, erster Schritt.' },
    about: {
      en: 'For those who like a day that has a shape: a beginning, a list and an end.',
      de: 'Für alle, deren Tag eine Form haben soll: einen Anfang, eine Liste und ein Ende.',
    },
  },
  {
    id: 'grove',
    name: { en: 'House of the Grove', de: 'Haus des Hains' },
    motto: { en: 'Nobody grows alone.', de: 'Niemand wächst allein.' },
    about: {
      en: 'For those who keep a habit best when somebody keeps it with them.',
      de: 'Für alle, die eine Gewohnheit am besten halten, wenn jemand mitmacht.',
    },
  },
  {
    id: 'forge',
    name: { en: 'House of the Forge', de: 'Haus der Schmiede' },
    motto: { en: 'A little hotter, a little better.', de: 'Ein wenig heißer, ein wenig besser.' },
    about: {
      en: 'For those who are after something and do not need to be told.',
      de: 'Für alle, die etwas vorhaben und denen es niemand sagen muss.',
    },
  },
  {
    id: 'tide',
    name: { en: 'House of the Tide', de: 'Haus der Gezeiten' },
    motto: { en: 'It comes, it goes, it comes again.', de: 'Es kommt, es geht, es kommt wieder.' },
    about: {
      en: 'For those whose days differ, and who want habits that bend with them.',
      de: 'Für alle, deren Tage verschieden sind, und deren Gewohnheiten sich mitbiegen sollen.',
    },
  },
];
