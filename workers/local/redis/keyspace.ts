import { type Bytes, fail } from './reply.ts';

interface Values {
  string: Bytes;
  hash: Map<Bytes, Bytes>;
  set: Set<Bytes>;
  zset: Map<Bytes, number>;
}

export type Kind = keyof Values;

/** A value under a key. `expiresAt` is Unix time in ms; null lives for ever. */
export type Entry = {
  [K in Kind]: { readonly kind: K; value: Values[K]; expiresAt: number | null };
}[Kind];

const WRONG_KIND = 'WRONGTYPE Operation against a key holding the wrong kind of value';

/**
 * All keys, with their expiry. Reading methods give read-only views; the `open…` methods, `put`, `delete` and `expire` note the
 * key as changed, and that is what the journal writes.
 */
export class Keyspace {
  /** Unix time in ms, held still while a command, script or transaction runs. */
  nowMs = 0;
  readonly #entries = new Map<Bytes, Entry>();
  readonly #changed = new Set<Bytes>();

  find(key: Bytes): Readonly<Entry> | undefined {
    return this.#live(key);
  }

  string(key: Bytes): Bytes | undefined {
    const entry = this.#live(key);
    if (entry === undefined || entry.kind === 'string') return entry?.value;
    return fail(WRONG_KIND);
  }

  hash(key: Bytes): ReadonlyMap<Bytes, Bytes> | undefined {
    return this.#hash(key);
  }

  set(key: Bytes): ReadonlySet<Bytes> | undefined {
    return this.#set(key);
  }

  sortedSet(key: Bytes): ReadonlyMap<Bytes, number> | undefined {
    return this.#sortedSet(key);
  }

  /** Replaces the text and keeps the expiry. */
  rewriteString(key: Bytes, value: Bytes): void {
    this.put({ key, kind: 'string', value, expiresAt: this.#live(key)?.expiresAt ?? null });
  }

  openHash(key: Bytes): Map<Bytes, Bytes> {
    const value = this.#hash(key) ?? new Map();
    if (value.size === 0) this.put({ key, kind: 'hash', value, expiresAt: null });
    this.#changed.add(key);
    return value;
  }

  openSet(key: Bytes): Set<Bytes> {
    const value = this.#set(key) ?? new Set();
    if (value.size === 0) this.put({ key, kind: 'set', value, expiresAt: null });
    this.#changed.add(key);
    return value;
  }

  openSortedSet(key: Bytes): Map<Bytes, number> {
    const value = this.#sortedSet(key) ?? new Map();
    if (value.size === 0) this.put({ key, kind: 'zset', value, expiresAt: null });
    this.#changed.add(key);
    return value;
  }

  put({ key, ...entry }: Entry & { key: Bytes }): void {
    this.#entries.set(key, entry);
    this.#changed.add(key);
  }

  delete(key: Bytes): boolean {
    const existed = this.#live(key) !== undefined;
    if (existed) this.#changed.add(key);
    this.#entries.delete(key);
    return existed;
  }

  /** Redis keeps no empty collections. */
  deleteIfEmpty(key: Bytes): void {
    const entry = this.#live(key);
    if (entry && entry.kind !== 'string' && entry.value.size === 0) this.delete(key);
  }

  expire(key: Bytes, expiresAt: number | null): void {
    const entry = this.#live(key);
    if (entry === undefined) return;
    entry.expiresAt = expiresAt;
    this.#changed.add(key);
  }

  rename(from: Bytes, to: Bytes): boolean {
    const entry = this.#live(from);
    if (entry === undefined) return false;
    this.delete(from);
    this.put({ key: to, ...entry });
    return true;
  }

  clear(): void {
    for (const key of this.#entries.keys()) this.#changed.add(key);
    this.#entries.clear();
  }

  keys(): Bytes[] {
    return [...this.#entries.keys()].filter((key) => this.#live(key) !== undefined);
  }

  /** Keys that were written or deleted since the last call. */
  takeChanged(): Bytes[] {
    const keys = [...this.#changed];
    this.#changed.clear();
    return keys;
  }

  #live(key: Bytes): Entry | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined || entry.expiresAt === null || entry.expiresAt >= this.nowMs) return entry;
    this.#entries.delete(key);
    return undefined;
  }

  #hash(key: Bytes): Map<Bytes, Bytes> | undefined {
    const entry = this.#live(key);
    if (entry === undefined || entry.kind === 'hash') return entry?.value;
    return fail(WRONG_KIND);
  }

  #set(key: Bytes): Set<Bytes> | undefined {
    const entry = this.#live(key);
    if (entry === undefined || entry.kind === 'set') return entry?.value;
    return fail(WRONG_KIND);
  }

  #sortedSet(key: Bytes): Map<Bytes, number> | undefined {
    const entry = this.#live(key);
    if (entry === undefined || entry.kind === 'zset') return entry?.value;
    return fail(WRONG_KIND);
  }
}
