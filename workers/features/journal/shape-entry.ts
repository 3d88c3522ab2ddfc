import type { MemberSealer } from '#workers/kernel/sealing/member-sealer.ts';
import { openEntry, openReading } from './entry-sealing.ts';
import { NO_WORDS } from './pure/entry-content.ts';
import { excerptOf } from './pure/excerpt.ts';
import type { EntryRow, PhotoRow } from './queries.ts';
import { EXCERPT, type JournalEntry, type JournalPhoto } from './schemas.ts';

export function shapePhoto(photo: PhotoRow): JournalPhoto {
  const { id, width, height } = photo;
  return { id, url: `/api/v1/journal-photos/${id}`, width, height };
}

/**
 * An entry with its words opened. One that cannot be opened is shown as such among the others, so that a damaged cell does
 * not take the journal away.
 *
 * @param most letters of the text; a longer one is cut
 */
export async function shapeEntry(
  sealer: MemberSealer,
  row: EntryRow,
  photos: readonly PhotoRow[],
  most: number = EXCERPT,
): Promise<JournalEntry> {
  const [content, reading] = await Promise.all([openEntry(sealer, row), openReading(sealer, row)]);
  const { text, tags, activities } = content ?? NO_WORDS;
  return {
    id: row.id,
    occurredAt: row.occurredAt.toISOString(),
    localDay: row.localDay,
    mood: row.mood,
    valence: row.valence,
    energy: row.energy,
    ...excerptOf(text, most),
    tags,
    activities,
    photos: photos.filter((photo) => photo.entryId === row.id).map(shapePhoto),
    enrichment: { state: row.enrichmentState, reading },
    isReadable: content !== null,
    canUndo: row.previous !== null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
