import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { RestsOn } from '#workers/features/journal/schemas.ts';
import { ApiError } from '../../lib/api/api-error.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { TextField } from '../../ui/field.tsx';
import { Card } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { MoodFace } from './mood-face.tsx';
import { moodOf } from './mood-words.ts';
import { type Asking, useAsking } from './use-asking.ts';

/** A question to one's own entries. What is answered names the entries it rests on; without any there is no answer.
 * @param offer shown when it turns out that the plan does not include it */
export function AskDays({ offer }: { offer: ReactNode }) {
  const t = useText();
  const [question, setQuestion] = useState('');
  const { asking, ask } = useAsking();
  const isShort = question.trim().length < 3;
  return (
    <div className="grid gap-5">
      <form
        className="flex flex-wrap items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isShort) void ask(question.trim());
        }}
      >
        <TextField
          className="min-w-60 flex-1"
          label={t('journal.ask.label')}
          placeholder={t('journal.ask.placeholder')}
          value={question}
          maxLength={500}
          onChange={(event) => setQuestion(event.target.value)}
        />
        <Button
          type="submit"
          look="primary"
          className="max-sm:w-full"
          disabled={isShort || asking.step === 'asking'}
        >
          {t('journal.ask.send')}
        </Button>
      </form>
      <div aria-live="polite" className="grid gap-5">
        {asking.step === 'asking' && asking.sentences.length === 0 && (
          <p className="animate-breathe text-accent">{t('journal.ask.asking')}</p>
        )}
        {asking.step === 'failed' && isPremiumNeeded(asking.error) && offer}
        {asking.step === 'failed' && !isPremiumNeeded(asking.error) && (
          <Problem error={asking.error} onRetry={() => void ask(question.trim())} />
        )}
        {asking.step === 'refused' && (
          <Empty title={t('journal.noMatchTitle')} text={t('journal.ask.refused')} />
        )}
        {asking.sentences.length > 0 && <Answer asking={asking} />}
        {asking.entries.length > 0 && <Sources asking={asking} />}
      </div>
    </div>
  );
}

/** The plan ended since the page was opened. */
function isPremiumNeeded(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'DAY-BILL-1001';
}

function Answer({ asking }: { asking: Asking }) {
  const t = useText();
  const format = useFormat();
  const isQuoted = asking.by === 'quotes';
  const numberOf = (id: string) => asking.entries.findIndex((entry) => entry.id === id) + 1;
  return (
    <Card className="grid gap-3">
      <h2 className="text-lg">{t('journal.ask.answer')}</h2>
      <ul className="grid gap-2.5">
        {asking.sentences.map((sentence) => (
          <li key={`${sentence.text} ${sentence.restsOn.join()}`} className="leading-relaxed">
            {sentence.day !== null && (
              <span className="figures mr-2 text-sm text-soft">{format.day(sentence.day, 'short')}</span>
            )}
            <span dir="auto" className="wrap-anywhere">
              {isQuoted || asking.by === null ? `“${sentence.text}”` : sentence.text}
            </span>
            {sentence.restsOn.map((id) => (
              <a
                key={id}
                href={`#rests-on-${id}`}
                className="figures ml-1.5 inline-grid size-6 place-items-center rounded-full bg-accent-soft text-xs font-semibold text-accent no-underline"
              >
                {numberOf(id)}
              </a>
            ))}
          </li>
        ))}
      </ul>
      {asking.step === 'done' && (
        <p className="text-sm text-soft">
          {isQuoted ? t('journal.ask.quotes') : t('journal.ask.by', { model: asking.by ?? '' })}
        </p>
      )}
    </Card>
  );
}

/** Entries that a sentence of the answer names; what was looked at besides stands folded, under its own numbers. */
function Sources({ asking }: { asking: Asking }) {
  const t = useText();
  const named = new Set(asking.sentences.flatMap(({ restsOn }) => restsOn));
  const numbered = asking.entries.map((entry, at) => ({ entry, number: at + 1 }));
  const used = numbered.filter(({ entry }) => named.has(entry.id));
  const others = numbered.filter(({ entry }) => !named.has(entry.id));
  return (
    <>
      {used.length > 0 && (
        <section className="grid gap-2">
          <h2 className="text-base font-semibold">{t('journal.ask.restsOn')}</h2>
          <SourceList sources={used} />
        </section>
      )}
      {others.length > 0 && (
        <details className="rounded-lg border border-line bg-surface px-4 py-1">
          <summary className="min-h-11 cursor-pointer content-center font-medium">
            {t(used.length > 0 ? 'journal.ask.alsoRead' : 'journal.ask.read', { count: others.length })}
          </summary>
          <div className="pb-4">
            <SourceList sources={others} />
          </div>
        </details>
      )}
    </>
  );
}

function SourceList({ sources }: { sources: readonly { entry: RestsOn; number: number }[] }) {
  const t = useText();
  const format = useFormat();
  return (
    <ol className="grid gap-2">
      {sources.map(({ entry, number }) => {
        const mood = moodOf(entry.mood);
        return (
          <li key={entry.id} id={`rests-on-${entry.id}`} className="scroll-mt-20">
            <Link
              to="/journal/$entryId"
              params={{ entryId: entry.id }}
              className="flex items-start gap-3 rounded-lg border border-line bg-surface p-3 text-ink no-underline hover:border-edge"
            >
              <span className="figures grid size-6 shrink-0 place-items-center rounded-full bg-accent-soft text-xs font-semibold text-accent">
                {number}
              </span>
              <span className="grid min-w-0 flex-1">
                <span className="figures text-sm text-soft">
                  {t('journal.ask.entryOf', { day: format.day(entry.localDay) })}
                </span>
                <span dir="auto" className="line-clamp-2 wrap-anywhere">
                  {entry.excerpt}
                </span>
              </span>
              {mood !== null && <MoodFace mood={mood} />}
            </Link>
          </li>
        );
      })}
    </ol>
  );
}
