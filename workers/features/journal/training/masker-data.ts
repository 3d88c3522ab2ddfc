import { readFileSync } from 'node:fs';
import { LEXICON } from '../pure/masking/lexicon.ts';
import type { Tag } from '../pure/masking/tagger.ts';
import { tokensOf } from '../pure/masking/tokens.ts';
import type { TaggedSentence } from './fit-tagger.ts';
import { readEmoBank } from './fit-valence.ts';
import {
  FIRM_ENDS,
  OWN_ADDRESSES,
  OWN_CAPITALS,
  OWN_FIRMS,
  OWN_SENTENCES,
  OWN_TOWNS,
} from './own-sentences.ts';

/** A sentence of presidio-research, as its file has it. */
export interface PiiSentence {
  full_text: string;
  spans: { entity_type: string; entity_value: string; start_position: number; end_position: number }[];
  template_id: number;
}

const TAG_OF: Readonly<Record<string, Tag>> = {
  PERSON: 'name',
  STREET_ADDRESS: 'address',
  ZIP_CODE: 'address',
  GPE: 'place',
  ORGANIZATION: 'organisation',
};

export function readPii(folder: string): PiiSentence[] {
  return JSON.parse(readFileSync(`${folder}/pii/sentences.json`, 'utf8'));
}

export function taggedPii(sentence: PiiSentence): TaggedSentence {
  const tokens = tokensOf(sentence.full_text);
  const tags = tokens.map((token): Tag => {
    const span = sentence.spans.find(
      ({ start_position, end_position }) => start_position < token.end && end_position > token.start,
    );
    return TAG_OF[span?.entity_type ?? ''] ?? 'none';
  });
  return { tokens, tags };
}

export function readPosts(folder: string): string[] {
  return readFileSync(`${folder}/emotion/goemotions/train.tsv`, 'utf8')
    .split('\n')
    .map((line) => line.split('\t')[0] ?? '')
    .filter((line) => line !== '');
}

/** Words that texts write small at least twice, and mostly small. */
export function commonWords(texts: readonly string[]): Set<string> {
  const counts = new Map<string, { all: number; small: number }>();
  for (const text of texts) {
    for (const token of tokensOf(text)) {
      const count = counts.get(token.lower) ?? { all: 0, small: 0 };
      counts.set(token.lower, {
        all: count.all + 1,
        small: count.small + (token.text === token.lower ? 1 : 0),
      });
    }
  }
  return new Set(
    [...counts]
      .filter(([word, { all, small }]) => /^\p{L}/u.test(word) && small >= 2 && small >= 0.4 * all)
      .map(([word]) => word),
  );
}

/** Texts that tell how words are written: posts, the sentences of EmoBank, recipes; and the words that VADER scores. */
export function writtenTexts(folder: string): string[] {
  const scored = readFileSync(`${folder}/emotion/vader/vader_lexicon.txt`, 'utf8')
    .split('\n')
    .map((line) => line.split('\t')[0] ?? '')
    .filter((word) => /^\p{Ll}{3,}$/u.test(word));
  const recipes: unknown[] = JSON.parse(readFileSync(`${folder}/recipes/recipes.json`, 'utf8'));
  return [
    ...readPosts(folder),
    ...readEmoBank(folder).map(({ text }) => text),
    ...recipes.map((recipe) => textsIn(recipe).join('\n')),
    ...scored,
    ...scored,
  ];
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Fills names, places and firms into sentences; `[NAME]` of a post too, one in four of which stays a placeholder. */
export function makeSentences({
  posts,
  pii,
  random,
  rounds,
}: {
  posts: readonly string[];
  pii: readonly PiiSentence[];
  random: () => number;
  rounds: number;
}): TaggedSentence[] {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const people = pii.flatMap(({ spans }) =>
    spans.filter((span) => span.entity_type === 'PERSON').map((span) => span.entity_value),
  );
  const words = people.flatMap((person) => person.split(/\s+/)).filter((word) => word.length > 2);
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  const [given, surname, place] = [[...LEXICON.given], [...LEXICON.surname], [...LEXICON.place]];
  const firm = (): string => {
    const [kind, name] = [random(), () => capital(pick(surname))];
    if (kind < 0.25) return pick(OWN_FIRMS);
    if (kind < 0.45) return `${name()}, ${name()} and ${name()}`;
    const first = kind < 0.75 ? name() : pick(OWN_TOWNS.starts) + pick(OWN_TOWNS.ends);
    return `${first} ${pick(FIRM_ENDS)}`;
  };
  const fill: Readonly<Record<string, { tag: Tag; make: () => string }>> = {
    f: { tag: 'name', make: () => (random() < 0.6 ? capital(pick(given)) : pick(words)) },
    s: { tag: 'name', make: () => (random() < 0.6 ? capital(pick(surname)) : pick(words)) },
    n: {
      tag: 'name',
      make: () => (random() < 0.5 ? `${capital(pick(given))} ${capital(pick(surname))}` : pick(people)),
    },
    a: { tag: 'address', make: () => pick(OWN_ADDRESSES) },
    p: { tag: 'place', make: () => capital(pick(place)) },
    t: { tag: 'place', make: () => pick(OWN_TOWNS.starts) + pick(OWN_TOWNS.ends) },
    c: { tag: 'none', make: () => pick(OWN_CAPITALS) },
    o: { tag: 'organisation', make: () => firm() },
  };
  const made = (template: string): TaggedSentence => {
    const isSmall = random() < 0.12;
    let text = '';
    const spans: { start: number; end: number; tag: Tag }[] = [];
    for (const piece of template.split(/(\{[fsnapotc]\})/)) {
      const slot = fill[/^\{(.)\}$/.exec(piece)?.[1] ?? ''];
      const written = slot?.make() ?? piece;
      if (slot !== undefined)
        spans.push({ start: text.length, end: text.length + written.length, tag: slot.tag });
      text += written;
    }
    const tokens = tokensOf(isSmall ? text.toLowerCase() : text);
    return {
      tokens,
      tags: tokens.map(
        (token) => spans.find((span) => span.start < token.end && span.end > token.start)?.tag ?? 'none',
      ),
    };
  };
  const ofPost = (post: string): string =>
    post.replace(/\[(NAME|RELIGION)\]/g, (_, kind) =>
      kind === 'RELIGION' ? 'Christian' : random() < 0.25 ? '[name]' : random() < 0.8 ? '{f}' : '{n}',
    );
  const own = Array.from({ length: rounds }, () => OWN_SENTENCES).flat();
  return [...own, ...posts.map(ofPost)].map(made);
}
