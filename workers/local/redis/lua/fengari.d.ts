/** The part of fengari's C-like interface that is used here. Lua strings are byte arrays. */
declare module 'fengari' {
  export interface LuaState {
    readonly luaState: unique symbol;
  }
  type LuaString = Uint8Array;
  type CFunction = (state: LuaState) => number;

  interface Lua {
    LUA_OK: number;
    LUA_TNIL: number;
    LUA_TBOOLEAN: number;
    LUA_TNUMBER: number;
    LUA_TSTRING: number;
    LUA_TTABLE: number;
    LUA_REGISTRYINDEX: number;
    lua_absindex(state: LuaState, index: number): number;
    lua_checkstack(state: LuaState, slots: number): boolean;
    lua_createtable(state: LuaState, array: number, record: number): void;
    lua_error(state: LuaState): number;
    lua_getfield(state: LuaState, index: number, name: LuaString): number;
    lua_gettop(state: LuaState): number;
    lua_pcall(state: LuaState, args: number, results: number, handler: number): number;
    lua_pop(state: LuaState, count: number): void;
    lua_pushboolean(state: LuaState, value: boolean): void;
    lua_pushcfunction(state: LuaState, run: CFunction): void;
    lua_pushglobaltable(state: LuaState): void;
    lua_pushnumber(state: LuaState, value: number): void;
    lua_pushstring(state: LuaState, value: LuaString): void;
    lua_rawgeti(state: LuaState, index: number, at: number): number;
    lua_rawset(state: LuaState, index: number): void;
    lua_rawseti(state: LuaState, index: number, at: number): void;
    lua_setfield(state: LuaState, index: number, name: LuaString): void;
    lua_setglobal(state: LuaState, name: LuaString): void;
    lua_settop(state: LuaState, index: number): void;
    lua_toboolean(state: LuaState, index: number): boolean;
    lua_tonumber(state: LuaState, index: number): number;
    lua_tostring(state: LuaState, index: number): LuaString | null;
    lua_type(state: LuaState, index: number): number;
  }
  interface Auxiliary {
    luaL_loadbuffer(state: LuaState, code: LuaString, size: number, name: LuaString): number;
    luaL_newstate(): LuaState;
    luaL_ref(state: LuaState, table: number): number;
    luaL_unref(state: LuaState, table: number, reference: number): void;
  }

  const fengari: {
    lua: Lua;
    lauxlib: Auxiliary;
    lualib: { luaL_openlibs(state: LuaState): void };
  };
  export default fengari;
}

declare module 'fengari/src/lobject.js' {
  import type { LuaState } from 'fengari';

  interface TValue {
    value: unknown;
    ttisinteger(): boolean;
    setfltvalue(value: number): void;
    setivalue(value: number): void;
    setsvalue(value: unknown): void;
  }
  const lobject: {
    luaO_str2num(text: Uint8Array, into: TValue): number;
    luaO_tostring(state: LuaState, value: TValue): void;
  };
  export default lobject;
}

declare module 'fengari/src/lstring.js' {
  import type { LuaState } from 'fengari';

  const lstring: { luaS_bless(state: LuaState, text: Uint8Array): unknown };
  export default lstring;
}
