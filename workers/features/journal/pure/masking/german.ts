import type { Token } from './tokens.ts';

const GERMAN = new Set(
  'der die das und ich nicht ist ein eine einen mit zu auf für war wir auch es sich im den dem des habe hatte heute mein meine meinen mir mich bin aber wieder noch sehr nach bei von'.split(
    ' ',
  ),
);

/** Whether a text is more likely German than not: a tenth of its words are small German ones. */
export function isGermanText(tokens: readonly Token[]): boolean {
  let [words, german] = [0, 0];
  for (const { lower, text } of tokens) {
    if (!/^\p{L}/u.test(text)) continue;
    words += 1;
    if (GERMAN.has(lower)) german += 1;
  }
  return german >= 2 && german >= words / 8;
}
