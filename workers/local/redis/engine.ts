import { type Command, type Commands, fits, wrongNumberOfArguments } from './commands/command.ts';
import { counterCommands } from './commands/counters.ts';
import { expiryCommands } from './commands/expiry.ts';
import { hashCommands } from './commands/hashes.ts';
import { connectionCommands, keyCommands } from './commands/keys.ts';
import { scriptCommands } from './commands/scripts.ts';
import { setCommands } from './commands/sets.ts';
import { sortedSetRangeCommands } from './commands/sorted-set-ranges.ts';
import { sortedSetCommands } from './commands/sorted-sets.ts';
import { stringCommands } from './commands/strings.ts';
import { Keyspace } from './keyspace.ts';
import { createLuaMachine } from './lua/machine.ts';
import { type Bytes, RedisError, type Reply } from './reply.ts';

export interface EngineOptions {
  space?: Keyspace;
  /** Unix time in ms. */
  clock?: () => number;
  /** Told of the keys that a command, script or transaction changed, before its reply is given. */
  onChange?: (keys: readonly Bytes[]) => void;
}

/**
 * Redis in this process: strings, hashes, sets, sorted sets, expiry and Lua. One call runs to its end before the next, so
 * commands, scripts and transactions are atomic. Lists, streams, blocking commands and pub/sub are unknown commands here.
 */
export class Engine {
  readonly #space: Keyspace;
  readonly #clock: () => number;
  readonly #onChange: (keys: readonly Bytes[]) => void;
  readonly #commands: ReadonlyMap<string, Command>;
  #readOnly = false;

  constructor({ space = new Keyspace(), clock = Date.now, onChange = () => {} }: EngineOptions = {}) {
    this.#space = space;
    this.#clock = clock;
    this.#onChange = onChange;
    this.#commands = new Map(
      Object.entries({
        ...connectionCommands,
        ...keyCommands,
        ...expiryCommands,
        ...stringCommands,
        ...counterCommands,
        ...hashCommands,
        ...setCommands,
        ...sortedSetCommands,
        ...sortedSetRangeCommands,
        ...this.#scriptCommands(),
      }),
    );
  }

  /** One command with its words. */
  execute(words: readonly Bytes[]): Reply {
    this.#space.nowMs = this.#clock();
    const refusal = this.#refusal(words);
    const reply = refusal ?? this.#run(words);
    this.#onChange(this.#space.takeChanged());
    return reply;
  }

  /** All or, if one of them is malformed, none; an error of one does not stop the others. */
  transaction(commands: readonly (readonly Bytes[])[]): Reply {
    if (commands.some((words) => this.#refusal(words) !== null)) {
      return new RedisError('EXECABORT Transaction discarded because of previous errors.');
    }
    this.#space.nowMs = this.#clock();
    const replies = commands.map((words) => this.#run(words));
    this.#onChange(this.#space.takeChanged());
    return replies;
  }

  #refusal(words: readonly Bytes[]): RedisError | null {
    const [word = '', ...args] = words;
    const name = word.toLowerCase();
    const command = this.#commands.get(name);
    if (command === undefined) {
      const beginning = args.map((arg) => `'${arg}' `).join('');
      return new RedisError(`ERR unknown command '${word}', with args beginning with: ${beginning}`);
    }
    return fits(command, words.length) ? null : new RedisError(wrongNumberOfArguments(name));
  }

  #run([word = '', ...args]: readonly Bytes[]): Reply {
    const command = this.#commands.get(word.toLowerCase());
    if (command === undefined) return new RedisError('ERR unknown command');
    try {
      return command.run(this.#space, args);
    } catch (error) {
      if (error instanceof RedisError) return error;
      throw error;
    }
  }

  #fromScript(words: readonly Bytes[]): Reply {
    const command = this.#commands.get((words[0] ?? '').toLowerCase());
    if (command === undefined) return new RedisError('ERR Unknown Redis command called from script');
    if (!fits(command, words.length))
      return new RedisError('ERR Wrong number of args calling Redis command from script');
    if (!command.inScripts) return new RedisError('ERR This Redis command is not allowed from script');
    if (command.writes && this.#readOnly)
      return new RedisError('ERR Write commands are not allowed from read-only scripts.');
    return this.#run(words);
  }

  #scriptCommands(): Commands {
    return scriptCommands({
      machine: createLuaMachine((words) => this.#fromScript(words)),
      withAccess: (readOnly, work) => {
        this.#readOnly = readOnly;
        try {
          return work();
        } finally {
          this.#readOnly = false;
        }
      },
    });
  }
}
