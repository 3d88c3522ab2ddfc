import { AREAS, type Area, type Texts } from './areas.ts';
import { core } from './en/core.ts';
import { keepLanguage, type Language, readLanguage } from './language.ts';

export interface ShownTexts {
  language: Language;
  texts: Texts;
}

/** English for the shell is built in; all else is fetched when a screen wants it. */
const loaded = new Map<string, Texts>([['en/core', core]]);
const wanted = new Set<Area>(['core']);
const listeners = new Set<() => void>();
let shown: ShownTexts = { language: 'en', texts: core };
let shownCount = 1;
/** The language of a page that is written beforehand, where there is no person to ask. */
let held: Language | null = null;

const wantedLanguage = () => held ?? readLanguage();
const keyOf = (language: Language, area: Area) => `${language}/${area}`;

/** Everything that was wanted so far, in the person's language. Rejects when a catalogue cannot be fetched. */
async function load(): Promise<void> {
  const language = wantedLanguage();
  const missing = [...wanted].filter((area) => !loaded.has(keyOf(language, area)));
  await Promise.all(
    missing.map(async (area) => void loaded.set(keyOf(language, area), await AREAS[area][language]())),
  );
  if (language !== wantedLanguage() || [...wanted].some((area) => !loaded.has(keyOf(language, area)))) {
    return load();
  }
  const areas = [...wanted];
  if (shown.language === language && areas.length === shownCount) return;
  shownCount = areas.length;
  shown = { language, texts: Object.assign({}, ...areas.map((area) => loaded.get(keyOf(language, area)))) };
  for (const listener of listeners) listener();
}

/** Resolves when the texts of these areas can be shown. */
export function wantTexts(areas: readonly Area[]): Promise<void> {
  for (const area of areas) wanted.add(area);
  return load();
}

/** From here on this language is shown, whatever this device would choose. */
export function holdLanguage(language: Language): void {
  held = language;
}

/** Changes the language as soon as its texts are here; until then, and when they cannot be fetched, the former one stays. */
export function setLanguage(language: Language): void {
  keepLanguage(language);
  load().catch(() => undefined);
}

export function shownTexts(): ShownTexts {
  return shown;
}

export function followTexts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
