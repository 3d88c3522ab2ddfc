/** A row as SQL gives it: names of columns and their values. */
export type PersonalRow = Readonly<Record<string, unknown>>;

export interface ExportedRows {
  kind: 'rows';
  /** Columns that stay out, each with the reason that the export's README gives. */
  without?: Readonly<Record<string, string>>;
  /** Columns whose text is sealed, and where it was sealed for: the `place` that `MemberSealer.open` asks for. */
  sealed?: Readonly<Record<string, (row: PersonalRow) => string>>;
  /** Files that the rows name: the column with the key in object storage, and the archive's folder for them. */
  media?: { keyColumn: string; folder: string };
}

export type TableExport = ExportedRows | { kind: 'none'; because: string };

/**
 * `delete`: its rows go after the 30 days, or when the account is closed (`isAtOnce`) where nobody misses them who comes back. `unlink`: the rows stay for a stated reason, and the columns that lead to the person are set to
 * null. `keep`: the rows name no person any more once the member's own row is gone.
 */
export type TableErasure =
  | { kind: 'delete'; isAtOnce?: true }
  | { kind: 'unlink'; columns: readonly string[]; because: string }
  | { kind: 'keep'; because: string };

export interface PersonalTable {
  /** Its name in SQL. */
  table: string;
  /** What stands there, in plain words: a line of the export's README and of the erasure's receipt. */
  words: string;
  /** The column that names the member; `member_id` unless it is said otherwise. */
  owner?: string;
  export: TableExport;
  erase: TableErasure;
  /** A column with keys in object storage that the export does not name as media: those objects go with their rows. */
  files?: string;
  /** Columns with vectors, which tell what a text is about: a receipt counts them as a store of their own. */
  vectors?: readonly string[];
}

/** What stands outside of our database and our files. */
export interface VendorRecord {
  vendor: 'clerk' | 'stripe' | 'posthog' | 'sentry' | 'mail';
  words: string;
  /** For how many years the vendor keeps what it was not asked to delete, where it has said so. */
  keptYears?: number;
}

/** All that a slice stores of a person. Privacy exports and erases by it, and a test fails for a table that is not told here. */
export interface PersonalData {
  slice: string;
  /** Children before their parents: the order in which rows are deleted. */
  tables: readonly PersonalTable[];
  /** Keys of the cache that hold something of the member. */
  cacheKeys?: (memberId: string) => readonly string[];
  /** Names of jobs whose messages name the member; those that wait are stopped when the member goes. */
  jobs?: readonly string[];
  vendors?: readonly VendorRecord[];
}

const SEARCH = 'Made of the columns beside it, for searching.';
const REQUEST = 'The key of a request, of use to programs alone.';

/** Reasons that several slices give. */
export const LEFT_OUT = { search: SEARCH, request: REQUEST } as const;
