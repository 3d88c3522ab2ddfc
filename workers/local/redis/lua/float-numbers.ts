import lobject from 'fengari/src/lobject.js';
import lstring from 'fengari/src/lstring.js';

/**
 * Makes fengari (Lua 5.3 with 32-bit integers) count like Redis's Lua 5.1, whose numbers are all doubles: a numeral and a
 * converted string become a float, a string is converted up to its first NUL, and a number is written with `%.14g`, without
 * a trailing `.0`.
 */
export function makeNumbersFloat(): void {
  const original = lobject.luaO_str2num;
  lobject.luaO_str2num = (text, into) => {
    if (original(text, into) === 0) return 0;
    if (into.ttisinteger()) into.setfltvalue(decimal(text) ?? Number(into.value));
    return text.length + 1;
  };
  lobject.luaO_tostring = (state, value) => {
    value.setsvalue(lstring.luaS_bless(state, new TextEncoder().encode(formatNumber(Number(value.value)))));
  };
}

/** Null for hexadecimal, which fengari has read already. */
function decimal(text: Uint8Array): number | null {
  const numeral = new TextDecoder('latin1').decode(text).replace(/\0.*$/s, '').trim();
  return /^[+-]?\d+$/.test(numeral) ? Number(numeral) : null;
}

/** C's `%.14g`. */
export function formatNumber(value: number): string {
  if (Number.isNaN(value)) return '-nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  const [digits = '', exponent = ''] = value.toExponential(13).split('e');
  const power = Number(exponent);
  if (power < -4 || power >= 14) {
    const sign = power < 0 ? '-' : '+';
    return `${trimZeros(digits)}e${sign}${String(Math.abs(power)).padStart(2, '0')}`;
  }
  return trimZeros(value.toFixed(Math.max(0, 13 - power)));
}

function trimZeros(digits: string): string {
  return digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits;
}
