import { createHash } from 'node:crypto';
import fengari, { type LuaState } from 'fengari';
import { type Bytes, RedisError, type Reply, Status } from '../reply.ts';
import { fromLua, pushReply, readArguments, toLua } from './values.ts';

const { lua } = fengari;

export function sha1(bytes: Bytes): string {
  return createHash('sha1').update(bytes, 'latin1').digest('hex');
}

/** The functions of the table `redis`. */
export function libraryFunctions(call: (words: readonly Bytes[]) => Reply) {
  const commandReply = (state: LuaState): Reply => {
    const words = readArguments(state);
    if (words === null)
      return new RedisError('ERR Lua redis lib command arguments must be strings or integers');
    if (words.length === 0)
      return new RedisError('ERR Please specify at least one argument for this redis.call() call');
    return call(words);
  };
  const text = (state: LuaState) => fromLua(lua.lua_tostring(state, 1));

  return {
    call(state: LuaState) {
      const reply = commandReply(state);
      pushReply(state, reply);
      return reply instanceof RedisError ? lua.lua_error(state) : 1;
    },
    pcall(state: LuaState) {
      pushReply(state, commandReply(state));
      return 1;
    },
    sha1hex(state: LuaState) {
      lua.lua_pushstring(state, toLua(sha1(text(state))));
      return 1;
    },
    status_reply(state: LuaState) {
      pushReply(state, new Status(text(state)));
      return 1;
    },
    error_reply(state: LuaState) {
      pushReply(state, new RedisError(text(state).replace(/^-/, '')));
      return 1;
    },
    log: () => 0,
  };
}
