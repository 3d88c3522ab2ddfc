import type { Language } from '../schemas.ts';
import { GERMAN } from './german.ts';

/** A sentence of a slice about a person's data, in their language. One that nobody has translated stays English. */
export function inLanguage(language: Language, english: string): string {
  return language === 'de' ? (GERMAN[english] ?? english) : english;
}
