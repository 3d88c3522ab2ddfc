import type { Random } from './random.ts';
import type { SentScript } from './ratelimit-scripts.ts';

/** Conversions, errors that are caught and not, numbers as text, and loops: where an imitation of Redis's Lua would slip. */
const OWN: readonly [string, ...string[]] = [
  'return {1, 2.7, -2.7, "text", true, false, nil, 9}',
  'return {ARGV[1], tonumber(ARGV[1]), tonumber(ARGV[1]) == nil, ARGV[1] .. 1, #ARGV[1]}',
  'return redis.call("TYPE", KEYS[1])',
  'return redis.call("TYPE", KEYS[1]).ok .. "!"',
  'return redis.call("GET", KEYS[1])',
  'return redis.call("HGETALL", KEYS[1])',
  'local reply = redis.pcall("INCR", KEYS[1]) if type(reply) == "table" then return reply.err end return reply',
  'return redis.pcall("INCRBY", KEYS[1], ARGV[1])',
  'redis.call("SET", KEYS[1], ARGV[1]) redis.call("INCR", KEYS[1]) return "unreached after an error"',
  'return redis.status_reply("FINE")',
  'return redis.error_reply("MYCODE refused")',
  'return {err = "MYCODE refused"}',
  'return {ok = "FINE", 1, 2}',
  'return redis.sha1hex(ARGV[1])',
  'return {1700000000000 * 2, 7 % 3, -7 % 3, 2 ^ 40, 10 / 4, math.floor(-2.5), math.max(1, 2)}',
  'return tostring(10 / 2) .. "|" .. tostring(0.1 + 0.2) .. "|" .. 1e15 .. "|" .. 3 .. "|" .. 2 ^ 53',
  'local sum = 0 for i = 1, 10 do sum = sum + i * 500000000 end return sum',
  'local t = {} for i = 3, 1, -1 do table.insert(t, 1, i) end return {#t, table.concat(t, ","), unpack(t)}',
  'return {string.sub(ARGV[1], 2, 3), string.upper(ARGV[1]), string.format("%05d|%s|%.2f", 42, ARGV[1], 1.005)}',
  'redis.call("ZADD", KEYS[1], 1.5, "a") return redis.call("ZRANGE", KEYS[1], 0, -1, "WITHSCORES")',
  'redis.call("SET", KEYS[1], 3) return redis.call("GET", KEYS[1]) + 1',
  'redis.call("SET", KEYS[1], 4294967296 * 4) return redis.call("GET", KEYS[1])',
  'return undefined_name',
  'new_global = 1',
  'return redis.call("NOSUCH")',
  'return redis.call("GET")',
  'return redis.call("EVAL", "return 1", 0)',
  'return redis.call("SET", KEYS[1], {})',
  'return (',
  'error("MYCODE thrown")',
  'return {pcall(function() error("caught") end)}',
];

/** An EVAL or EVAL_RO: a script of ours, or one that the rate limiter sends, mostly on keys that only its kind uses. */
export function randomScript(
  { below, pick }: Random,
  scripts: readonly SentScript[],
  key: () => string,
  value: () => string,
): readonly string[] {
  const name = below(12) === 0 ? 'EVAL_RO' : 'EVAL';
  const sent = below(2) === 0 ? scripts[below(scripts.length)] : undefined;
  if (sent === undefined) {
    const count = below(16) === 0 ? pick(['3', 'x', '-1']) : '1';
    return [name, pick(OWN), count, key(), value()];
  }
  const kind = sent.source.includes('HMGET') ? 'bucket' : 'window';
  const ownKey = () => (below(16) === 0 ? key() : `${kind}${below(3)}`);
  const keys = Array.from({ length: sent.keys }, ownKey);
  return [name, sent.source, String(sent.keys), ...keys, ...sent.args.map((arg) => vary(arg, below))];
}

/** Times are moved into a fixed span, so that a run repeats itself; amounts are varied a little. */
function vary(arg: string, below: Random['below']): string {
  if (/^\d{13}$/.test(arg)) return String(1_700_000_000_000 + below(600_000));
  return /^\d$/.test(arg) ? String(below(6) - 1) : arg;
}
