/** A function of a text that keeps its last answers; when `max` are kept it starts anew. Only for answers nobody changes. */
export function remember<T>(max: number, of: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const kept = known.get(text);
    if (kept !== undefined) return kept;
    if (known.size >= max) known.clear();
    const made = of(text);
    known.set(text, made);
    return made;
  };
}
