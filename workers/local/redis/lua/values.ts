import fengari, { type LuaState } from 'fengari';
import { type Bytes, RedisError, type Reply, Status } from '../reply.ts';
import { formatNumber } from './float-numbers.ts';

const { lua } = fengari;
const MAX_DEPTH = 100;
const ERR = toLua('err');
const STATUS = toLua('ok');

export function toLua(bytes: Bytes): Uint8Array {
  return new Uint8Array(Buffer.from(bytes, 'latin1'));
}

export function fromLua(text: Uint8Array | null): Bytes {
  return text === null ? '' : Buffer.from(text).toString('latin1');
}

/** Redis's conversion of a reply: null is false, a status is `{ok=…}`, an error `{err=…}`. */
export function pushReply(state: LuaState, reply: Reply): void {
  lua.lua_checkstack(state, 3);
  if (reply === null) lua.lua_pushboolean(state, false);
  else if (typeof reply === 'number') lua.lua_pushnumber(state, reply);
  else if (typeof reply === 'string') lua.lua_pushstring(state, toLua(reply));
  else if (reply instanceof Status) pushTagged(state, STATUS, reply.text);
  else if (reply instanceof RedisError) pushTagged(state, ERR, reply.message);
  else {
    lua.lua_createtable(state, reply.length, 0);
    for (const [at, item] of reply.entries()) {
      pushReply(state, item);
      lua.lua_rawseti(state, -2, at + 1);
    }
  }
}

function pushTagged(state: LuaState, tag: Uint8Array, text: Bytes): void {
  lua.lua_createtable(state, 0, 1);
  lua.lua_pushstring(state, toLua(text));
  lua.lua_setfield(state, -2, tag);
}

/** Redis's conversion of what a script returns: numbers lose their fraction, a table ends at its first nil. */
export function readReply(state: LuaState, index: number, depth = 0): Reply {
  if (depth > MAX_DEPTH) return new RedisError('ERR reached lua stack limit');
  switch (lua.lua_type(state, index)) {
    case lua.LUA_TNUMBER:
      return toInteger(lua.lua_tonumber(state, index));
    case lua.LUA_TSTRING:
      return fromLua(lua.lua_tostring(state, index));
    case lua.LUA_TBOOLEAN:
      return lua.lua_toboolean(state, index) ? 1 : null;
    case lua.LUA_TTABLE:
      return readTable(state, lua.lua_absindex(state, index), depth);
    default:
      return null;
  }
}

/** As x86-64 converts a double to 64 bits: what does not fit becomes the smallest integer. */
function toInteger(value: number): number {
  return Math.abs(value) < 2 ** 63 ? Math.trunc(value) + 0 : -(2 ** 63);
}

function readTable(state: LuaState, index: number, depth: number): Reply {
  lua.lua_checkstack(state, 3);
  const error = readTag(state, index, ERR);
  if (error !== null) return new RedisError(error);
  const status = readTag(state, index, STATUS);
  if (status !== null) return new Status(status.replace(/[\r\n]/g, ' '));
  const items: Reply[] = [];
  for (let at = 1; ; at += 1) {
    const isNil = lua.lua_rawgeti(state, index, at) === lua.LUA_TNIL;
    if (!isNil) items.push(readReply(state, -1, depth + 1));
    lua.lua_pop(state, 1);
    if (isNil) return items;
  }
}

function readTag(state: LuaState, index: number, tag: Uint8Array): Bytes | null {
  const isText = lua.lua_getfield(state, index, tag) === lua.LUA_TSTRING;
  const text = isText ? fromLua(lua.lua_tostring(state, -1)) : null;
  lua.lua_pop(state, 1);
  return text;
}

/** The message of an error that a script did not catch: a table with `err`, or Lua's own text. */
export function readError(state: LuaState, index: number): Bytes {
  if (lua.lua_type(state, index) === lua.LUA_TTABLE) {
    return readTag(state, lua.lua_absindex(state, index), ERR) ?? 'ERR unknown error';
  }
  return `ERR ${fromLua(lua.lua_tostring(state, index))}`;
}

/** The arguments of redis.call on the stack; null when one is neither a string nor a number. */
export function readArguments(state: LuaState): Bytes[] | null {
  const words: Bytes[] = [];
  for (let at = 1; at <= lua.lua_gettop(state); at += 1) {
    const type = lua.lua_type(state, at);
    if (type === lua.LUA_TSTRING) words.push(fromLua(lua.lua_tostring(state, at)));
    else if (type === lua.LUA_TNUMBER) words.push(argumentOf(lua.lua_tonumber(state, at)));
    else return null;
  }
  return words;
}

function argumentOf(value: number): Bytes {
  return Number.isFinite(value) ? String(value) : formatNumber(value);
}
