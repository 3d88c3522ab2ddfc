import { sha1 } from '../lua/library.ts';
import type { LuaMachine } from '../lua/machine.ts';
import { parseIndex } from '../numbers.ts';
import { type Bytes, fail, OK, type Reply } from '../reply.ts';
import { type Command, type Commands, wrongNumberOfArguments } from './command.ts';

/** Redis's flags, and `allow-key-locking`, which only Upstash knows. */
const FLAGS = [
  'no-writes',
  'allow-oom',
  'allow-stale',
  'no-cluster',
  'allow-cross-slot-keys',
  'allow-key-locking',
];

export interface Scripts {
  machine: LuaMachine;
  /** Runs the work with writes refused when `readOnly`. */
  withAccess(readOnly: boolean, work: () => Reply): Reply;
}

/** EVAL, EVALSHA, their read-only forms, and SCRIPT LOAD, EXISTS and FLUSH. */
export function scriptCommands({ machine, withAccess }: Scripts): Commands {
  const withoutWrites = new Set<string>();

  function load(source: Bytes): string {
    const hash = sha1(source);
    if (machine.has(hash)) return hash;
    const flags = shebangFlags(source);
    machine.load(hash, source.replace(/^#!/, '--'));
    if (flags.includes('no-writes')) withoutWrites.add(hash);
    return hash;
  }

  function run(hash: string, [count = '', ...words]: readonly Bytes[], readOnly: boolean): Reply {
    const keys = parseIndex(count);
    if (keys > words.length) fail("ERR Number of keys can't be greater than number of args");
    if (keys < 0) fail("ERR Number of keys can't be negative");
    return withAccess(readOnly || withoutWrites.has(hash), () =>
      machine.run(hash, words.slice(0, keys), words.slice(keys)),
    );
  }

  const outside = (arity: number, run: Command['run']): Command => ({
    arity,
    writes: false,
    inScripts: false,
    run,
  });
  const evaluate = (readOnly: boolean) =>
    outside(-3, (_space, [source = '', ...rest]) => run(load(source), rest, readOnly));
  const evaluateHash = (readOnly: boolean) =>
    outside(-3, (_space, [hash = '', ...rest]) => run(hash.toLowerCase(), rest, readOnly));

  return {
    eval: evaluate(false),
    eval_ro: evaluate(true),
    evalsha: evaluateHash(false),
    evalsha_ro: evaluateHash(true),
    script: outside(-2, (_space, [word = '', ...rest]) => {
      const action = word.toLowerCase();
      if (action === 'load') {
        const [source = ''] = rest.length === 1 ? rest : fail(wrongNumberOfArguments('script|load'));
        return load(source);
      }
      if (action === 'exists') {
        if (rest.length === 0) fail(wrongNumberOfArguments('script|exists'));
        return rest.map((hash) => (machine.has(hash.toLowerCase()) ? 1 : 0));
      }
      if (action === 'flush') {
        machine.forgetAll();
        return OK;
      }
      return fail(`ERR unknown subcommand '${word}'. Try SCRIPT HELP.`);
    }),
  };
}

function shebangFlags(source: Bytes): string[] {
  if (!source.startsWith('#!')) return [];
  const [engine, ...words] = source.slice(2).split('\n', 1).join('').trim().split(/\s+/);
  if (engine !== 'lua') fail(`ERR Unexpected engine in script shebang: ${engine}`);
  const flags = words.flatMap((word) =>
    word.startsWith('flags=')
      ? word.slice(6).split(',').filter(Boolean)
      : fail(`ERR Unknown lua shebang option: ${word}`),
  );
  for (const flag of flags) if (!FLAGS.includes(flag)) fail(`ERR Unexpected flag in script shebang: ${flag}`);
  return flags;
}
