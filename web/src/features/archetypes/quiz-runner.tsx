import { useQueryClient } from '@tanstack/react-query';
import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Quiz } from '#workers/features/archetypes/schemas.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { readLanguage } from '../../lib/intl/language.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { useNotice } from '../../lib/notices.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { useProblemText } from '../../ui/problem.tsx';
import { archetypeKeys } from './archetype-queries.ts';

const SCALE = [1, 2, 3, 4, 5] as const;
const ENDS = { 1: 'quiz.notAtAll', 3: 'quiz.between', 5: 'quiz.exactly' } as const;

/** One sentence at a time, answered by a tap or the keys 1 to 5; each answer is kept at once. */
export function QuizRunner({
  quiz,
  onDone,
  isDeciding,
}: {
  quiz: Quiz;
  onDone: () => void;
  isDeciding: boolean;
}) {
  const t = useText();
  const firstOpen = quiz.items.findIndex(({ value }) => value === null);
  const [at, setAt] = useState(firstOpen === -1 ? quiz.items.length : firstOpen);
  const answer = useAnswer();
  const item = quiz.items[at];

  const choose = (value: number) => {
    if (item === undefined) return;
    answer(item.key, value);
    const open = quiz.items.findIndex((other, index) => index > at && other.value === null);
    // Who changes an answer goes through them one by one.
    if (item.value !== null) setAt(at + 1);
    else setAt(open === -1 ? quiz.items.length : open);
  };

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const value = Number(event.key);
      if (value >= 1 && value <= 5) choose(value);
      if (event.key === 'Backspace' || event.key === 'ArrowLeft') setAt(Math.max(0, at - 1));
      if (event.key === 'ArrowRight' && item?.value != null) setAt(at + 1);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });

  return (
    <div className="grid gap-6">
      <div className="grid gap-2">
        <progress
          className="h-2 w-full appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent [&::-webkit-progress-value]:transition-[inline-size]"
          aria-label={t('quiz.progress')}
          value={quiz.answered}
          max={quiz.items.length}
        />
        <p className="figures text-sm text-soft">
          {t('quiz.answered', { answered: quiz.answered, all: quiz.items.length })}
        </p>
      </div>
      {item === undefined ? (
        <div className="grid justify-items-start gap-4 py-6">
          <p className="text-lg">{t('quiz.allDone')}</p>
          <div className="flex flex-wrap gap-2">
            <Button look="primary" size="large" onClick={onDone} disabled={isDeciding}>
              {t(isDeciding ? 'quiz.deciding' : 'quiz.decide')}
            </Button>
            <Button size="large" onClick={() => setAt(0)}>
              {t('quiz.review')}
            </Button>
          </div>
        </div>
      ) : (
        <fieldset
          key={item.key}
          className="grid gap-5 rounded-xl border border-line bg-surface p-5 shadow-card sm:p-7"
        >
          <legend className="contents">
            <span className="min-h-20 font-display text-xl leading-snug text-balance sm:text-2xl">
              {item.text}
            </span>
          </legend>
          <div className="grid grid-cols-5 gap-2">
            {SCALE.map((value) => (
              <button
                key={value}
                type="button"
                aria-pressed={item.value === value}
                aria-label={t('quiz.choice', { value })}
                onClick={() => choose(value)}
                className={classNames(
                  'figures grid min-h-14 place-items-center rounded-lg border text-lg font-semibold transition-colors',
                  item.value === value
                    ? 'border-accent bg-accent text-on-accent'
                    : 'border-line bg-raised hover:border-accent hover:bg-accent-soft',
                )}
              >
                {value}
              </button>
            ))}
          </div>
          <p aria-hidden className="flex justify-between gap-3 text-sm text-soft">
            <span>{t(ENDS[1])}</span>
            <span className="hidden sm:inline">{t(ENDS[3])}</span>
            <span className="text-right">{t(ENDS[5])}</span>
          </p>
        </fieldset>
      )}
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Button
          look="quiet"
          icon={<ArrowLeft size={18} aria-hidden />}
          disabled={at === 0}
          onClick={() => setAt(at - 1)}
        >
          {t('quiz.back')}
        </Button>
        {item !== undefined && item.value !== null && (
          <Button look="quiet" icon={<ArrowRight size={18} aria-hidden />} onClick={() => setAt(at + 1)}>
            {t('quiz.next')}
          </Button>
        )}
        {item !== undefined && quiz.answered >= quiz.needed && (
          <Button onClick={onDone} disabled={isDeciding}>
            {t('quiz.decideNow')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** Shows an answer at once and keeps it on the server; one that was not kept is taken back, aloud. */
function useAnswer() {
  const api = useApi();
  const queries = useQueryClient();
  const notice = useNotice();
  const problemText = useProblemText();
  const language = readLanguage();
  const queryKey = archetypeKeys.quiz(language);
  return (key: string, value: number) => {
    queries.setQueryData<Quiz>(queryKey, (known) => known && withAnswer(known, key, value));
    api
      .read<Quiz>(`/users/me/quiz?language=${language}`, {
        method: 'PATCH',
        body: { answers: { [key]: value } },
      })
      .catch((error: unknown) => {
        notice(problemText(error), { isProblem: true });
        return queries.invalidateQueries({ queryKey });
      });
  };
}

function withAnswer(quiz: Quiz, key: string, value: number): Quiz {
  const items = quiz.items.map((item) => (item.key === key ? { ...item, value } : item));
  return { ...quiz, items, answered: items.filter((item) => item.value !== null).length };
}
