/** What the REST answers to one command: a result or an error. */
export interface Answer {
  result?: unknown;
  error?: string | undefined;
}

type Normalise = (value: unknown) => unknown;

/** Redis 7.0 writes 0.1 as 0.10000000000000001; later versions and JavaScript write the shortest digits. */
const scores: Normalise = (value) => {
  if (Array.isArray(value)) return value.map(scores);
  const isFraction = typeof value === 'string' && /^-?\d+\.\d+(?:e[+-]\d+)?$|^-?\d+e[+-]\d+$/.test(value);
  return isFraction ? String(Number(value)) : value;
};

/** Hash and set order is not part of Redis's promise. */
const unordered: Normalise = (value) =>
  Array.isArray(value) ? [...value].sort((a, b) => (String(a) < String(b) ? -1 : 1)) : value;

const unorderedPairs: Normalise = (raw) => {
  const value = scores(raw);
  if (!Array.isArray(value)) return value;
  const pairs = value.flatMap((item, at) => (at % 2 === 0 ? [`${item}\0${value[at + 1]}`] : []));
  return pairs.sort();
};

const page =
  (inside: Normalise): Normalise =>
  (value) =>
    Array.isArray(value) ? [value[0], inside(value[1])] : value;

/** The two servers look at their clocks a moment apart. */
const roughly =
  (step: number): Normalise =>
  (value) =>
    typeof value === 'number' && value > 0 ? Math.round(value / step) : value;

const NORMALISED: Readonly<Record<string, Normalise>> = {
  keys: unordered,
  scan: page(unordered),
  hgetall: unorderedPairs,
  hkeys: unordered,
  hvals: unordered,
  hscan: page(unorderedPairs),
  smembers: unordered,
  sunion: unordered,
  sinter: unordered,
  sdiff: unordered,
  sscan: page(unordered),
  zscan: page(unorderedPairs),
  ttl: roughly(1000),
  pttl: roughly(1_000_000),
};

/** Where a script's error happened is told differently by Lua 5.1 and 5.3: only its code is compared. */
const SCRIPTS = new Set(['eval', 'eval_ro', 'evalsha', 'evalsha_ro']);

export function isSameAnswer(words: readonly string[], a: Answer, b: Answer): boolean {
  const name = (words[0] ?? '').toLowerCase();
  return JSON.stringify(normalised(name, a)) === JSON.stringify(normalised(name, b));
}

function normalised(name: string, { result, error }: Answer): unknown {
  if (error !== undefined) return { error: SCRIPTS.has(name) ? error.split(' ', 1)[0] : error };
  return { result: (NORMALISED[name] ?? scores)(result) };
}
