import type { Bytes } from './reply.ts';

/** Redis's own globs: `*`, `?`, `[a-c]`, `[^a]`, and a backslash before a character that is meant as itself. */
export function globMatcher(pattern: Bytes): (bytes: Bytes) => boolean {
  let source = '';
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern.charAt(at);
    if (character === '*') {
      if (!source.endsWith('.*')) source += '.*';
    } else if (character === '?') {
      source += '.';
    } else if (character === '[') {
      const end = classEnd(pattern, at);
      source += classSource(pattern.slice(at + 1, end));
      at = end;
    } else {
      if (character === '\\' && at + 1 < pattern.length) at += 1;
      source += escaped(pattern.charAt(at));
    }
  }
  const expression = new RegExp(`^${source}$`, 's');
  return (bytes) => expression.test(bytes);
}

function classEnd(pattern: Bytes, open: number): number {
  for (let at = open + 1; at < pattern.length; at += 1) {
    if (pattern.charAt(at) === '\\') at += 1;
    else if (pattern.charAt(at) === ']') return at;
  }
  return pattern.length;
}

function classSource(inside: Bytes): string {
  const negated = inside.startsWith('^');
  const parts: string[] = [];
  for (let at = negated ? 1 : 0; at < inside.length; at += 1) {
    if (inside.charAt(at) === '\\' && at + 1 < inside.length) {
      at += 1;
      parts.push(escaped(inside.charAt(at)));
    } else if (inside.charAt(at + 1) === '-' && at + 2 < inside.length) {
      const [low = '', high = ''] = [inside.charAt(at), inside.charAt(at + 2)].sort();
      parts.push(`${escaped(low)}-${escaped(high)}`);
      at += 2;
    } else {
      parts.push(escaped(inside.charAt(at)));
    }
  }
  return parts.length === 0 ? (negated ? '.' : '(?!)') : `[${negated ? '^' : ''}${parts.join('')}]`;
}

function escaped(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&');
}
