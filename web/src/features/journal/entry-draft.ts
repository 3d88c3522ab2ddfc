import type { Mood } from './mood-words.ts';

/** An entry as it stands in the form. */
export interface EntryFields {
  text: string;
  mood: Mood | null;
  valence: number | null;
  energy: number | null;
  tags: string[];
  activities: string[];
  /** 'YYYY-MM-DDTHH:mm' in the member's zone; null: now. */
  wallClock: string | null;
}

export const NO_FIELDS: EntryFields = {
  text: '',
  mood: null,
  valence: null,
  energy: null,
  tags: [],
  activities: [],
  wallClock: null,
};

const keyOf = (userId: string) => `dayloom-journal-draft-${userId}`;

/** What was written and not yet saved, on this device; null when there is nothing. */
export function readDraft(userId: string | null, store: Storage = localStorage): EntryFields | null {
  if (userId === null) return null;
  try {
    const stored: unknown = JSON.parse(store.getItem(keyOf(userId)) ?? 'null');
    if (typeof stored !== 'object' || stored === null) return null;
    return { ...NO_FIELDS, ...stored };
  } catch {
    return null;
  }
}

/** Keeps what is written as it is typed; what says nothing is not kept. A full store loses the draft and nothing else. */
export function keepDraft(userId: string | null, fields: EntryFields, store: Storage = localStorage): void {
  if (userId === null) return;
  try {
    if (saysNothing(fields)) store.removeItem(keyOf(userId));
    else store.setItem(keyOf(userId), JSON.stringify(fields));
  } catch {
    // Storage is full or forbidden.
  }
}

export function saysNothing({ text, mood, tags, activities }: EntryFields): boolean {
  return text.trim() === '' && mood === null && tags.length === 0 && activities.length === 0;
}
