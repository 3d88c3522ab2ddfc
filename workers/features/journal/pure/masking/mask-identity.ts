import { findIds } from './find-ids.ts';
import { findLinks } from './find-links.ts';
import { findNames } from './find-names.ts';
import { findNumbers } from './find-numbers.ts';
import { findRepeats } from './find-repeats.ts';
import { type MaskSpan, PLACEHOLDER, placeholderOf } from './kinds.ts';
import { maskerModel } from './masker-model.ts';
import { markedPieces } from './pieces.ts';
import { type TaggerModel, type TagMemory, tagMemory } from './tagger.ts';
import { tokensOf } from './tokens.ts';

const PASSES = 8;

/**
 * Replaces what may say who somebody is by `[name]`, `[email]` and so on, and says where it stood. Rules find what has a form (with check
 * digits where there are any), a small trained model finds names, addresses, places and firms; what was found once is
 * masked wherever it stands again as a word. Masking a masked text changes nothing. It misses some: figures by `npm run eval:pii`.
 */
export function maskIdentity(
  text: string,
  { model = maskerModel() }: { model?: TaggerModel } = {},
): { masked: string; spans: MaskSpan[] } {
  let spans: MaskSpan[] = [];
  let masked = text;
  const memory = tagMemory();
  for (let pass = 0; pass < PASSES; pass += 1) {
    const found = detect(masked, model, memory);
    if (found.length === 0) break;
    spans = disjoint([...spans, ...backToOriginal(found, spans)]);
    masked = render(text, spans);
  }
  return { masked, spans };
}

function detect(text: string, model: TaggerModel, memory: TagMemory): MaskSpan[] {
  const held = [...text.matchAll(PLACEHOLDER)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const pieces = markedPieces(text);
  const ruled = disjoint(
    outside([...findLinks(text, pieces), ...findIds(text, pieces), ...findNumbers(text)], held),
  );
  const tokens = tokensOf(text);
  const named = outside(findNames(text, { tokens, ruled, model, memory }), held);
  const first = disjoint([...ruled, ...named]);
  return disjoint([
    ...first,
    ...outside(findRepeats(text, { tokens, spans: first, isCommon: model.isCommon }), held),
  ]);
}

function outside(spans: readonly MaskSpan[], held: readonly { start: number; end: number }[]): MaskSpan[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  let at = 0;
  return sorted.filter((span) => {
    while ((held[at]?.end ?? Number.POSITIVE_INFINITY) <= span.start) at += 1;
    return (held[at]?.start ?? Number.POSITIVE_INFINITY) >= span.end;
  });
}

/** In order and without overlap: what begins first stays and takes in what reaches into it, as the longer one's kind. */
function disjoint(spans: readonly MaskSpan[]): MaskSpan[] {
  const result: MaskSpan[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = result.at(-1);
    if (last === undefined || span.start >= last.end) result.push({ ...span });
    else {
      if (span.end - span.start > last.end - last.start) last.kind = span.kind;
      last.end = Math.max(last.end, span.end);
    }
  }
  return result;
}

/** Offsets of a masked text as offsets of the text itself. */
function backToOriginal(found: readonly MaskSpan[], spans: readonly MaskSpan[]): MaskSpan[] {
  let [at, shift] = [0, 0];
  return found.map((span) => {
    for (let next = spans[at]; next !== undefined && next.start - shift < span.start; next = spans[at]) {
      shift += next.end - next.start - placeholderOf(next.kind).length;
      at += 1;
    }
    return { start: span.start + shift, end: span.end + shift, kind: span.kind };
  });
}

function render(text: string, spans: readonly MaskSpan[]): string {
  let [at, masked] = [0, ''];
  for (const span of spans) {
    masked += text.slice(at, span.start) + placeholderOf(span.kind);
    at = span.end;
  }
  return masked + text.slice(at);
}
