import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Verdict } from '#workers/features/archetypes/schemas.ts';
import { archetypeKeys, quizQuery } from '../../features/archetypes/archetype-queries.ts';
import { QuizRunner } from '../../features/archetypes/quiz-runner.tsx';
import { UndecidedPanel } from '../../features/archetypes/undecided-panel.tsx';
import { useApi } from '../../lib/api/api-client.ts';
import { readLanguage } from '../../lib/intl/language.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { useNotice } from '../../lib/notices.ts';
import { Page } from '../../ui/page.tsx';
import { Problem, useProblemText } from '../../ui/problem.tsx';
import { LoadingWord, Skeleton } from '../../ui/skeleton.tsx';

/** The quiz, from wherever it was left, to an archetype or to a few more questions. */
export function QuizScreen() {
  const t = useText();
  const api = useApi();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const notice = useNotice();
  const problemText = useProblemText();
  const quiz = useQuery(quizQuery(api));
  const [undecided, setUndecided] = useState<Extract<Verdict, { kind: 'undecided' }> | null>(null);

  const decide = useMutation({
    mutationFn: (anyway: boolean) =>
      api.read<Verdict>(`/archetypes/assign?language=${readLanguage()}`, {
        method: 'POST',
        body: { anyway },
      }),
    onSuccess: async (verdict) => {
      await queries.invalidateQueries({ queryKey: archetypeKeys.all });
      if (verdict.kind === 'assigned') return navigate({ to: '/archetype' });
      setUndecided(verdict.kind === 'undecided' ? verdict : null);
    },
    onError: (error) => notice(problemText(error), { isProblem: true }),
  });

  return (
    <Page title={t('quiz.title')} lead={t('quiz.lead')}>
      {quiz.isPending && (
        <>
          <LoadingWord text={t('common.loading')} />
          <Skeleton className="h-72 rounded-xl!" />
        </>
      )}
      {quiz.isError && <Problem error={quiz.error} onRetry={() => quiz.refetch()} />}
      {undecided !== null && (
        <UndecidedPanel
          verdict={undecided}
          isDeciding={decide.isPending}
          onMore={() => setUndecided(null)}
          onAnyway={() => decide.mutate(true)}
        />
      )}
      {quiz.data !== undefined && undecided === null && (
        <QuizRunner
          key={quiz.data.items.length}
          quiz={quiz.data}
          isDeciding={decide.isPending}
          onDone={() => decide.mutate(false)}
        />
      )}
    </Page>
  );
}
