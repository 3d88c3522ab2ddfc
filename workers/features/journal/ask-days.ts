import { memberSealerOf } from '#workers/features/account/index.ts';
import { requireFeature } from '#workers/features/billing/index.ts';
import type { Passage } from '#workers/kernel/ports.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import { openEntry } from './entry-sealing.ts';
import { allowsOutsideModels, whatLeaves } from './outside-models.ts';
import { embedOwn } from './own-models.ts';
import { excerptOf } from './pure/excerpt.ts';
import { type Quote, quoteSentences } from './pure/quote-sentences.ts';
import { type EntryRow, entriesByIds } from './queries.ts';
import type { AnswerEvent, RestsOn } from './schemas.ts';
import { inOrder, rankEntries } from './search-entries.ts';

const MOST_ENTRIES = 8;
const MOST_QUOTES = 5;
const EXCERPT = 200;

interface Source {
  row: EntryRow;
  text: string;
}

/**
 * Answers a question from the member's own entries: first the entries, then sentences that each name those they rest on.
 * Part of Premium. Without entries that are close to the question there is no answer. An outside model sees masked passages, with consent
 * alone, and a sentence of it that rests on no passage is dropped; without it the answer is quotes, word for word.
 */
export const askDays: Verb<{ question: string }, AsyncIterable<AnswerEvent>> = async (call) => {
  const { ctx, input, deps } = call;
  await requireFeature({ ctx, input: 'askMyDays', deps });
  const sealer = await memberSealerOf(deps, ctx.member.id);
  const ranking = await rankEntries({ deps, memberId: ctx.member.id, sealer, query: input.question });
  const ids = ranking.ids.slice(0, MOST_ENTRIES);
  const { entries } = await entriesByIds(deps.db, ctx.member.id, ids);
  const opened = await Promise.all(
    inOrder<EntryRow>(ids, entries).map(async (row) => ({
      row,
      text: (await openEntry(sealer, row))?.text ?? '',
    })),
  );
  const sources = opened.filter(({ text }) => text !== '');
  return sources.length === 0 ? refusal() : answer(call, sources);
};

async function* refusal(): AsyncIterable<AnswerEvent> {
  yield { type: 'refused', because: 'nothing_close' };
}

type Call = Parameters<typeof askDays>[0];

async function* answer(call: Call, sources: readonly Source[]): AsyncIterable<AnswerEvent> {
  yield { type: 'entries', entries: sources.map(restsOn) };
  const outside = await askOutside(call, sources);
  if (outside !== null) {
    yield* outside.sentences;
    yield { type: 'done', by: outside.by, left: true };
    return;
  }
  for (const quote of quotesFor(call.input.question, sources)) yield shapeQuote(quote, sources);
  yield { type: 'done', by: 'quotes', left: false };
}

function restsOn({ row, text }: Source): RestsOn {
  const { id, localDay, occurredAt, mood } = row;
  return { id, localDay, occurredAt: occurredAt.toISOString(), mood, excerpt: excerptOf(text, EXCERPT).text };
}

/** Null when nothing may leave, the model did not answer, or no sentence of its answer rests on an entry. */
async function askOutside({ ctx, input, deps }: Call, sources: readonly Source[]) {
  const { textModel } = deps;
  if (textModel === null || !(await allowsOutsideModels(deps, ctx.member.id))) return null;
  const passages: Passage[] = sources.map(({ row, text }, at) => ({
    number: at + 1,
    day: row.localDay,
    text: whatLeaves(text).masked,
  }));
  const answered = await textModel.answer({ question: whatLeaves(input.question).masked, passages });
  if (!answered.ok) return null;
  const sentences = answered.sentences.flatMap(({ text, passages: named }): AnswerEvent[] => {
    const rows = [...new Set(named)].flatMap((number) => sources[number - 1]?.row ?? []);
    if (rows.length === 0 || text.trim() === '') return [];
    const day = rows.length === 1 ? (rows[0]?.localDay ?? null) : null;
    return [
      { type: 'sentence', text: excerptOf(text.trim(), 600).text, day, restsOn: rows.map((row) => row.id) },
    ];
  });
  return sentences.length === 0 ? null : { sentences, by: answered.model };
}

function quotesFor(question: string, sources: readonly Source[]): Quote[] {
  const asked = embedOwn(question);
  const closeness = (sentence: string) => {
    const vector = asked === null ? null : embedOwn(sentence);
    return vector === null || asked === null
      ? 0
      : vector.reduce((sum, part, at) => sum + part * (asked[at] ?? 0), 0);
  };
  const texts = sources.map(({ row, text }) => ({ entryId: row.id, text }));
  return quoteSentences(question, texts, closeness).slice(0, MOST_QUOTES);
}

function shapeQuote({ entryId, text }: Quote, sources: readonly Source[]): AnswerEvent {
  const day = sources.find(({ row }) => row.id === entryId)?.row.localDay ?? null;
  return { type: 'sentence', text, day, restsOn: [entryId] };
}
