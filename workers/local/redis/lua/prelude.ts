/** What Lua 5.1 has and 5.3 has not, numbers that stay floats, and nothing that reaches the machine. */
export const PRELUDE = `
local floor, ceil, fmod, number, text, kind = math.floor, math.ceil, math.fmod, tonumber, tostring, type
math.floor = function(x) return floor(x) + 0.0 end
math.ceil = function(x) return ceil(x) + 0.0 end
math.mod = fmod
math.pow = function(x, y) return x ^ y end
tonumber = function(x, base)
  local n
  if base == nil or base == 10 then n = number(x) else n = number(text(x), base) end
  return n and n + 0.0
end
tostring = function(x)
  if kind(x) == 'number' then return x .. '' end
  return text(x)
end
unpack = table.unpack
loadstring = function(code, name) return load(code, name, 't') end
table.getn = function(t) return #t end
redis.LOG_DEBUG, redis.LOG_VERBOSE, redis.LOG_NOTICE, redis.LOG_WARNING = 0, 1, 2, 3
io, package, require, dofile, loadfile, print, debug, utf8, fengari, js, coroutine.isyieldable = nil
os = { clock = os.clock }
`;

/** A script may neither read nor make globals that are not there. */
export const SEAL = `
setmetatable(_G, {
  __index = function(_, name)
    error("Script attempted to access nonexistent global variable '" .. tostring(name) .. "'", 2)
  end,
  __newindex = function()
    error('Attempt to modify a readonly table', 2)
  end,
})
`;
