/**
 * `npm run eval:pii -- <data folder>`: how much of what identifies somebody is masked, by type, on the sentences of presidio-research (the development
 * half). Names and addresses are measured on templates that the tagger was not trained on (five folds by template). The bar under which 'none' loses
 * is looked at on one half of the templates, and the figures are those of the other, which chose nothing.
 */

import type { MaskKind } from './pure/masking/kinds.ts';
import { maskIdentity } from './pure/masking/mask-identity.ts';
import type { TaggerModel } from './pure/masking/tagger.ts';
import { type PiiSentence, readPii, readPosts, writtenTexts } from './training/masker-data.ts';
import { trainMasker } from './training/train-masker.ts';

const KINDS_OF: Readonly<Record<string, readonly MaskKind[]>> = {
  PERSON: ['name'],
  EMAIL_ADDRESS: ['email'],
  PHONE_NUMBER: ['phone'],
  CREDIT_CARD: ['card'],
  IBAN_CODE: ['iban'],
  STREET_ADDRESS: ['address'],
  ZIP_CODE: ['address'],
  DOMAIN_NAME: ['url'],
  IP_ADDRESS: ['ip'],
  US_SSN: ['id'],
  US_DRIVER_LICENSE: ['id'],
  GPE: ['place'],
  ORGANIZATION: ['organisation'],
};
const FOLDS = 5;
const BARS = [0.6, 0.7, 0.8, 0.84, 0.88, 0.9];

const folder = process.argv[2] ?? process.env.DATA_DIR;
if (folder === undefined) {
  console.log('eval:pii needs the data folder: `npm run eval:pii -- <folder>` or DATA_DIR');
  process.exit(0);
}
const [pii, posts, texts] = [readPii(folder), readPosts(folder), writtenTexts(folder)];

/** Of spans by type, and of masks by kind. */
interface Tally {
  counts: Map<string, { spans: number; typed: number; masked: number }>;
  given: Map<MaskKind, { all: number; right: number; harmless: number }>;
  unseen: { spans: number; masked: number };
}
const newTally = (): Tally => ({ counts: new Map(), given: new Map(), unseen: { spans: 0, masked: 0 } });
const [reported, byBar] = [newTally(), BARS.map((noneBelow) => ({ noneBelow, tally: newTally() }))];
const missed: string[] = [];
const wrong: string[] = [];

const templates = [...new Set(pii.map(({ template_id }) => template_id))].sort((a, b) => a - b);
for (let fold = 0; fold < FOLDS; fold += 1) {
  const isHeld = ({ template_id }: PiiSentence) => templates.indexOf(template_id) % FOLDS === fold;
  const training = pii.filter((sentence) => !isHeld(sentence));
  const { model } = trainMasker({ pii: training, posts, texts });
  const known = new Set(
    training.flatMap(({ spans }) => spans.flatMap((span) => span.entity_value.split(/\s+/))),
  );
  for (const sentence of pii.filter(isHeld)) {
    if (Math.floor(templates.indexOf(sentence.template_id) / FOLDS) % 2 === 1)
      measure(sentence, model, { known, tally: reported });
    else
      for (const { noneBelow, tally } of byBar) measure(sentence, { ...model, noneBelow }, { known, tally });
  }
}

function measure(
  sentence: PiiSentence,
  model: TaggerModel,
  { known, tally: { counts, given, unseen } }: { known: ReadonlySet<string>; tally: Tally },
): void {
  const { spans } = maskIdentity(sentence.full_text, { model });
  for (const span of sentence.spans) {
    const count = counts.get(span.entity_type) ?? { spans: 0, typed: 0, masked: 0 };
    const hits = spans.filter((hit) => hit.start < span.end_position && hit.end > span.start_position);
    const covered = hits.reduce(
      (sum, hit) => sum + Math.min(hit.end, span.end_position) - Math.max(hit.start, span.start_position),
      0,
    );
    const isMasked = covered >= 0.8 * (span.end_position - span.start_position);
    const isTyped = isMasked && hits.some(({ kind }) => KINDS_OF[span.entity_type]?.includes(kind));
    counts.set(span.entity_type, {
      spans: count.spans + 1,
      typed: count.typed + (isTyped ? 1 : 0),
      masked: count.masked + (isMasked ? 1 : 0),
    });
    if (!isMasked && KINDS_OF[span.entity_type] !== undefined)
      missed.push(`${span.entity_type} '${span.entity_value}' in ${sentence.full_text}`);
    if (span.entity_type === 'PERSON' && span.entity_value.split(/\s+/).every((word) => !known.has(word))) {
      unseen.spans += 1;
      unseen.masked += isMasked ? 1 : 0;
    }
  }
  for (const hit of spans) {
    const count = given.get(hit.kind) ?? { all: 0, right: 0, harmless: 0 };
    const touched = sentence.spans.filter(
      (span) => hit.start < span.end_position && hit.end > span.start_position,
    );
    const isRight = touched.some((span) => KINDS_OF[span.entity_type]?.includes(hit.kind));
    given.set(hit.kind, {
      all: count.all + 1,
      right: count.right + (isRight ? 1 : 0),
      harmless: count.harmless + (touched.length > 0 ? 1 : 0),
    });
    if (touched.length === 0)
      wrong.push(`${hit.kind} '${sentence.full_text.slice(hit.start, hit.end)}' in ${sentence.full_text}`);
  }
}

const { model: whole } = trainMasker({ pii, posts, texts });
const checked = posts.slice(30000, 34000).filter((post) => !/\[(NAME|RELIGION)\]/.test(post));
const tally = { words: 0, spans: 0, posts: 0 };
const oddities: string[] = [];
for (const post of checked) {
  const { spans } = maskIdentity(post, { model: whole });
  tally.words += post.split(/\s+/).length;
  tally.spans += spans.length;
  tally.posts += spans.length > 0 ? 1 : 0;
  oddities.push(...spans.map((span) => `${span.kind}:${post.slice(span.start, span.end)}`));
}
const share = (part: number, all: number) => (all === 0 ? '—' : (part / all).toFixed(3));
console.log(
  '| bar, on the half that may choose | names masked | names, of name masks | identifies somebody |',
);
console.log('| --- | ---: | ---: | ---: |');
for (const { noneBelow, tally } of byBar) {
  const [person, name] = [tally.counts.get('PERSON'), tally.given.get('name')];
  const { all = 0, right = 0, harmless = 0 } = name ?? {};
  console.log(
    `| ${noneBelow} | ${share(person?.masked ?? 0, person?.spans ?? 0)} | ${share(right, all)} | ${share(harmless, all)} |`,
  );
}
const { counts, given, unseen } = reported;
console.log('\nThe half that chose nothing, with the bar as it ships:\n');
console.log('| type | spans | masked | masked as its type |\n| --- | ---: | ---: | ---: |');
for (const [type, { spans, masked, typed }] of [...counts].sort((a, b) => b[1].spans - a[1].spans)) {
  console.log(
    `| ${type} | ${spans} | ${share(masked, spans)} | ${KINDS_OF[type] === undefined ? '—' : share(typed, spans)} |`,
  );
}
console.log(
  `\nNames of which no word was seen in training: ${unseen.spans}, masked ${share(unseen.masked, unseen.spans)}\n`,
);
console.log('| masked as | times | precision | touches something personal |\n| --- | ---: | ---: | ---: |');
for (const [kind, { all, right, harmless }] of [...given].sort((a, b) => b[1].all - a[1].all)) {
  console.log(`| ${kind} | ${all} | ${share(right, all)} | ${share(harmless, all)} |`);
}
console.log(
  `\nPosts in which no name was marked: ${checked.length}, with a mask ${share(tally.posts, checked.length)}, masks in 1,000 words ${((1000 * tally.spans) / tally.words).toFixed(1)}`,
);
if (process.argv.includes('--errors'))
  console.log([oddities.join(' | ').slice(0, 6000), '', ...missed, '', ...wrong].join('\n'));
