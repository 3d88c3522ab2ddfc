import type { MemberSealer } from '#workers/kernel/sealing/member-sealer.ts';
import {
  distinctLabels,
  type EntryContent,
  labelKey,
  readContent,
  writeContent,
} from './pure/entry-content.ts';
import type { SealedEntry, SealedLabel } from './pure/sealed-entry.ts';
import { queryStems, stemsOf } from './pure/words/word-stems.ts';
import { type LabelKind, type Reading, reading } from './schemas.ts';

const WORDS = 'journal-words';
const LABELS: Readonly<Record<LabelKind, string>> = { tag: 'journal-tags', activity: 'journal-activities' };

const contentPlace = (entryId: string) => `journal_entries.content/${entryId}`;
const enrichmentPlace = (entryId: string) => `journal_entries.enrichment/${entryId}`;
const labelPlace = ({ kind, hash }: { kind: LabelKind; hash: string }) =>
  `journal_labels.name/${kind}/${hash}`;

/** Seals an entry's words, and makes the hashes by which they are found. Tags and activities are found as words too. */
export async function sealEntry(
  sealer: MemberSealer,
  entryId: string,
  content: EntryContent,
): Promise<SealedEntry> {
  const everything = [content.text, ...content.tags, ...content.activities].join('\n');
  const index = await sealer.blindIndex(WORDS);
  const [sealed, words, tags, activities] = await Promise.all([
    sealer.seal(writeContent(content), contentPlace(entryId)),
    index.hashAll(stemsOf(everything)),
    hashLabels(sealer, 'tag', content.tags),
    hashLabels(sealer, 'activity', content.activities),
  ]);
  return { content: sealed, words, labels: [...tags, ...activities] };
}

/** Null when the words were altered, moved, or sealed by another key. */
export async function openEntry(
  sealer: MemberSealer,
  entry: { id: string; content: string },
): Promise<EntryContent | null> {
  const json = await sealer.open(entry.content, contentPlace(entry.id));
  return json === null ? null : readContent(json);
}

export async function sealReading(sealer: MemberSealer, entryId: string, value: Reading): Promise<string> {
  return sealer.seal(JSON.stringify(value), enrichmentPlace(entryId));
}

export async function openReading(
  sealer: MemberSealer,
  entry: { id: string; enrichment: string | null },
): Promise<Reading | null> {
  if (entry.enrichment === null) return null;
  const json = await sealer.open(entry.enrichment, enrichmentPlace(entry.id));
  const parsed = reading.safeParse(json === null ? null : JSON.parse(json));
  return parsed.success ? parsed.data : null;
}

export async function hashLabels(
  sealer: MemberSealer,
  kind: LabelKind,
  labels: readonly string[],
): Promise<string[]> {
  const index = await sealer.blindIndex(LABELS[kind]);
  return index.hashAll(distinctLabels(labels).map(labelKey));
}

/** Labels as rows of `journal_labels`. */
export async function sealLabels(
  sealer: MemberSealer,
  kind: LabelKind,
  labels: readonly string[],
): Promise<SealedLabel[]> {
  const names = distinctLabels(labels);
  const hashes = await hashLabels(sealer, kind, names);
  return Promise.all(
    hashes.map(async (hash, at) => ({
      kind,
      hash,
      name: await sealer.seal(names[at] ?? '', labelPlace({ kind, hash })),
    })),
  );
}

export async function openLabel(
  sealer: MemberSealer,
  row: { kind: LabelKind; hash: string; name: string },
): Promise<string | null> {
  return sealer.open(row.name, labelPlace(row));
}

/** Each word of a query as the hashes of its possible stems. */
export async function hashQuery(sealer: MemberSealer, query: string): Promise<string[][]> {
  const index = await sealer.blindIndex(WORDS);
  return Promise.all(queryStems(query).map((forms) => index.hashAll(forms)));
}
