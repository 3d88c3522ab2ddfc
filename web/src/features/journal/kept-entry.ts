import type { Deed } from '../../lib/offline/outbox.ts';
import { type EntryFields, saysNothing } from './entry-draft.ts';
import { type Mood, moodOf } from './mood-words.ts';

/** What of the journal is on this device alone. */
export interface KeptEntry {
  id: string;
  text: string;
  mood: Mood | null;
  labels: readonly string[];
  /** When it happened; null: it is not finished. */
  occurredAt: string | null;
  /** Why it was not taken. */
  refusal: string | null;
}

/** New entries that wait to be sent, the latest first; other deeds are none. */
export function keptEntries(deeds: readonly Deed[]): KeptEntry[] {
  return deeds
    .filter(({ method, path }) => method === 'POST' && path === '/journal-entries')
    .map(({ id, body, queuedAt, refusal = null }) => {
      // Written by this app, under an older version at worst.
      const {
        text = '',
        mood = null,
        tags = [],
        activities = [],
        occurredAt = queuedAt,
      } = { ...(body as Said) };
      return { id, text, mood: moodOf(mood), labels: [...activities, ...tags], occurredAt, refusal };
    })
    .reverse();
}

type Said = Partial<Pick<EntryFields, 'text' | 'mood' | 'tags' | 'activities'>> & { occurredAt?: string };

/** The long entry that was begun; null when there is none. */
export function keptDraft(draft: EntryFields | null): KeptEntry | null {
  if (draft === null || saysNothing(draft)) return null;
  const { text, mood, tags, activities } = draft;
  return { id: 'draft', text, mood, labels: [...activities, ...tags], occurredAt: null, refusal: null };
}
