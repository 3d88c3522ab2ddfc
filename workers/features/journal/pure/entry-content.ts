/** A person's words of one entry: what is sealed, as one. */
export interface EntryContent {
  text: string;
  tags: string[];
  activities: string[];
}

export const NO_WORDS: EntryContent = { text: '', tags: [], activities: [] };

export function writeContent({ text, tags, activities }: EntryContent): string {
  return JSON.stringify({ text, tags, activities });
}

/** What `writeContent` wrote. Null when it is anything else. */
export function readContent(json: string): EntryContent | null {
  try {
    const read: unknown = JSON.parse(json);
    if (typeof read !== 'object' || read === null) return null;
    const { text, tags, activities } = read as Record<string, unknown>;
    return typeof text === 'string' && isWords(tags) && isWords(activities)
      ? { text, tags, activities }
      : null;
  } catch {
    return null;
  }
}

function isWords(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((word) => typeof word === 'string');
}

/** Two labels are the same whatever their case: by this they are compared and hashed. */
export function labelKey(label: string): string {
  return label.normalize('NFC').trim().toLowerCase();
}

/** Labels as a person meant them: without repeats, the first spelling kept. */
export function distinctLabels(labels: readonly string[]): string[] {
  const byKey = new Map<string, string>();
  for (const label of labels) {
    const shown = label.normalize('NFC').trim();
    if (shown !== '' && !byKey.has(labelKey(label))) byKey.set(labelKey(label), shown);
  }
  return [...byKey.values()];
}
