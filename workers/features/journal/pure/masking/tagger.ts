import { BUCKETS, contextFeatures, ownFeatures, type TokenView, viewsOf } from './token-features.ts';
import type { Token } from './tokens.ts';

export const TAGS = ['none', 'name', 'address', 'place', 'organisation'] as const;
export type Tag = (typeof TAGS)[number];

/** A linear model over hashed features: `weights` holds `TAGS.length` rows of `BUCKETS`; `scale` turns them into logits. */
export interface TaggerModel {
  weights: Int8Array | Float32Array;
  scale: number;
  isCommon: (word: string) => boolean;
  /** As `NONE_BELOW`, unless an evaluation tries others. */
  noneBelow?: number;
}

/** A token is tagged as soon as 'none' is less likely than this: a name that stays does more harm than a word that goes. */
export const NONE_BELOW = 0.88;

/** What was worked out about a text: the next pass over it finds most of its words where they were. */
export interface TagMemory {
  views: Map<string, TokenView>;
  /** Of each view, the weights that it has wherever it stands, by tag. */
  own: Map<TokenView, number[]>;
  last: { views: readonly TokenView[]; tags: readonly Tag[] };
}

export function tagMemory(): TagMemory {
  return { views: new Map(), own: new Map(), last: { views: [], tags: [] } };
}

/** How far ahead the last pass is searched for where a text goes on behind a placeholder. */
const AHEAD = 60;

/** The likeliest tag of each token, left to right, each knowing the two before it. */
export function tagTokens(tokens: readonly Token[], model: TaggerModel, memory = tagMemory()): Tag[] {
  const { noneBelow = NONE_BELOW } = model;
  const { last } = memory;
  const views = viewsOf(tokens, model.isCommon, memory.views);
  const tags: Tag[] = [];
  let there = 0;
  for (const token of tokens) {
    const at = tags.length;
    there = placeIn(last.views, there, views, at);
    const tag: Tag = token.isPlaceholder
      ? 'none'
      : isAsBefore(last, there, { views, tags }, at)
        ? (last.tags[there] ?? 'none')
        : choose(sharesAt(views, tags, model, memory), noneBelow);
    tags.push(tag);
    there += 1;
  }
  memory.last = { views, tags };
  return tags;
}

function placeIn(
  before: readonly TokenView[],
  there: number,
  views: readonly TokenView[],
  at: number,
): number {
  for (let place = there; place < Math.min(before.length, there + AHEAD); place += 1)
    if (before[place] === views[at] && before[place + 1] === views[at + 1]) return place;
  return there;
}

type Tagged = TagMemory['last'];

/** Whether all that a tag depends on, two views to each side and two tags, is what it was. */
function isAsBefore(before: Tagged, there: number, now: Tagged, at: number): boolean {
  for (let by = -2; by <= 2; by += 1) if (before.views[there + by] !== now.views[at + by]) return false;
  return before.tags[there - 1] === now.tags[at - 1] && before.tags[there - 2] === now.tags[at - 2];
}

/** Of the token behind those that have tags. */
function sharesAt(
  views: readonly TokenView[],
  tags: readonly Tag[],
  { weights, scale }: TaggerModel,
  { own }: TagMemory,
): number[] {
  const table = byFeature(weights);
  const at = tags.length;
  const view = views[at];
  const [last, first] = [numberOf(tags[at - 1]), numberOf(tags[at - 2])];
  const context = sumsOf(contextFeatures(views, at, last, first), table);
  if (view === undefined) return shares(context, scale);
  const alone = own.get(view) ?? sumsOf(ownFeatures(view), table);
  own.set(view, alone);
  for (let tag = 0; tag < context.length; tag += 1) context[tag] = (context[tag] ?? 0) + (alone[tag] ?? 0);
  return shares(context, scale);
}

/** Tags as features know them; 0 stands for what is before the text. */
export const numberOf = (tag: Tag | undefined): number => (tag === undefined ? 0 : TAGS.indexOf(tag) + 1);

export function probabilities(features: readonly number[], { weights, scale }: TaggerModel): number[] {
  const sums = TAGS.map((_, tag) => {
    let sum = 0;
    for (const feature of features) sum += weights[tag * BUCKETS + feature] ?? 0;
    return sum;
  });
  return shares(sums, scale);
}

/** Of each tag, by a table of `byFeature`. */
function sumsOf(features: readonly number[], table: TaggerModel['weights']): number[] {
  let [none, name, address, place, organisation] = [0, 0, 0, 0, 0];
  for (const feature of features) {
    const at = feature * TAGS.length;
    none += table[at] ?? 0;
    name += table[at + 1] ?? 0;
    address += table[at + 2] ?? 0;
    place += table[at + 3] ?? 0;
    organisation += table[at + 4] ?? 0;
  }
  return [none, name, address, place, organisation];
}

const tables = new WeakMap<TaggerModel['weights'], TaggerModel['weights']>();

/** The weights of all tags for one feature side by side, since they are asked for together. Made once: of weights that are trained no further. */
function byFeature(weights: TaggerModel['weights']): TaggerModel['weights'] {
  const known = tables.get(weights);
  if (known !== undefined) return known;
  const table = weights.slice();
  for (let tag = 0; tag < TAGS.length; tag += 1)
    for (let feature = 0; feature < BUCKETS; feature += 1)
      table[feature * TAGS.length + tag] = weights[tag * BUCKETS + feature] ?? 0;
  tables.set(weights, table);
  return table;
}

function shares(sums: readonly number[], scale: number): number[] {
  let most = Number.NEGATIVE_INFINITY;
  for (const sum of sums) most = Math.max(most, sum * scale);
  const powers: number[] = [];
  let total = 0;
  for (const sum of sums) {
    const power = Math.exp(sum * scale - most);
    powers.push(power);
    total += power;
  }
  for (let tag = 0; tag < powers.length; tag += 1) powers[tag] = (powers[tag] ?? 0) / total;
  return powers;
}

function choose(shares: readonly number[], noneBelow: number): Tag {
  if ((shares[0] ?? 0) >= noneBelow) return 'none';
  let best = 1;
  for (let tag = 2; tag < TAGS.length; tag += 1) if ((shares[tag] ?? 0) > (shares[best] ?? 0)) best = tag;
  return TAGS[best] ?? 'none';
}
