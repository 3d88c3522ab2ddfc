/** The text with U+FFFD for halves of surrogate pairs, which no UTF-8 can hold (`String.prototype.toWellFormed` of ES2024). */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}
