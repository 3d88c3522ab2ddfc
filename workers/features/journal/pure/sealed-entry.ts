/** A tag or activity as it is kept: found by its hash, shown by opening its name. */
export interface SealedLabel {
  kind: 'tag' | 'activity';
  hash: string;
  name: string;
}

/** An entry's words as they are kept. */
export interface SealedEntry {
  /** Sealed JSON of `EntryContent`. */
  content: string;
  /** Keyed hashes of the stems. */
  words: string[];
  /** Keyed hashes of tags and activities. */
  labels: string[];
}
