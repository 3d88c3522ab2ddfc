import fengari, { type LuaState } from 'fengari';
import { type Bytes, RedisError, type Reply } from '../reply.ts';
import { makeNumbersFloat } from './float-numbers.ts';
import { libraryFunctions } from './library.ts';
import { PRELUDE, SEAL } from './prelude.ts';
import { pushReply, readError, readReply, toLua } from './values.ts';

makeNumbersFloat();
const { lua, lauxlib, lualib } = fengari;

export interface LuaMachine {
  /** Throws RedisError when the script does not compile. The hash names it from then on. */
  load(hash: string, source: Bytes): void;
  has(hash: string): boolean;
  run(hash: string, keys: readonly Bytes[], args: readonly Bytes[]): Reply;
  forgetAll(): void;
}

/** One Lua state for all scripts, as in Redis; `call` runs a command that a script asks for. */
export function createLuaMachine(call: (words: readonly Bytes[]) => Reply): LuaMachine {
  const state = lauxlib.luaL_newstate();
  lualib.luaL_openlibs(state);
  lua.lua_createtable(state, 0, 8);
  for (const [name, run] of Object.entries(libraryFunctions(call))) {
    lua.lua_pushcfunction(state, run);
    lua.lua_setfield(state, -2, toLua(name));
  }
  lua.lua_setglobal(state, toLua('redis'));
  for (const chunk of [PRELUDE, SEAL]) {
    compile(state, chunk);
    if (lua.lua_pcall(state, 0, 0, 0) !== lua.LUA_OK) throw new Error(readError(state, -1));
  }
  const references = new Map<string, number>();

  return {
    load(hash, source) {
      if (references.has(hash)) return;
      compile(state, source);
      references.set(hash, lauxlib.luaL_ref(state, lua.LUA_REGISTRYINDEX));
    },
    has: (hash) => references.has(hash),
    run(hash, keys, args) {
      const reference = references.get(hash);
      if (reference === undefined) return new RedisError('NOSCRIPT No matching script. Please use EVAL.');
      setGlobal(state, 'KEYS', keys);
      setGlobal(state, 'ARGV', args);
      lua.lua_rawgeti(state, lua.LUA_REGISTRYINDEX, reference);
      const failed = lua.lua_pcall(state, 0, 1, 0) !== lua.LUA_OK;
      const reply = failed ? new RedisError(readError(state, -1)) : readReply(state, -1);
      lua.lua_settop(state, 0);
      return reply;
    },
    forgetAll() {
      for (const reference of references.values()) {
        lauxlib.luaL_unref(state, lua.LUA_REGISTRYINDEX, reference);
      }
      references.clear();
    },
  };
}

function compile(state: LuaState, source: Bytes): void {
  const code = toLua(source);
  if (lauxlib.luaL_loadbuffer(state, code, code.length, toLua('@user_script')) === lua.LUA_OK) return;
  const message = readError(state, -1).replace(/^ERR /, '');
  lua.lua_settop(state, 0);
  throw new RedisError(`ERR Error compiling script (new function): ${message}`);
}

function setGlobal(state: LuaState, name: string, values: readonly Bytes[]): void {
  lua.lua_pushglobaltable(state);
  lua.lua_pushstring(state, toLua(name));
  pushReply(state, values);
  lua.lua_rawset(state, -3);
  lua.lua_pop(state, 1);
}
