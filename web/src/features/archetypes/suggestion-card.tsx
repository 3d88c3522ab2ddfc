import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useApi } from '../../lib/api/api-client.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { useNotice } from '../../lib/notices.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/page.tsx';
import { useProblemText } from '../../ui/problem.tsx';
import { ArchetypePicture } from './archetype-picture.tsx';
import { archetypeKeys, suggestionQuery } from './archetype-queries.ts';

/** Newer answers fit somebody else: said, and never done without a yes. */
export function SuggestionCard() {
  const t = useText();
  const api = useApi();
  const queries = useQueryClient();
  const notice = useNotice();
  const problemText = useProblemText();
  const { data } = useQuery(suggestionQuery(api));
  const answer = useMutation({
    mutationFn: (body: { id: string; take: boolean }) =>
      api.read('/users/me/archetype-suggestions', { method: 'PATCH', body }),
    onError: (error) => notice(problemText(error), { isProblem: true }),
    onSettled: () => queries.invalidateQueries({ queryKey: archetypeKeys.all }),
  });
  if (data == null) return null;
  return (
    <Card className="grid grid-cols-[auto_1fr] items-center gap-4 sm:grid-cols-[auto_1fr_auto]">
      <ArchetypePicture archetype={data.archetype} className="size-16 shrink-0" />
      <div className="min-w-0">
        <h2 className="text-lg">
          {t(data.reason === 'behaviour' ? 'suggestion.titleBehaviour' : 'suggestion.title', {
            name: data.archetype.name,
          })}
        </h2>
        <p className="text-soft">
          {t('suggestion.text')}{' '}
          <Link
            to="/archetypes/$archetypeId"
            params={{ archetypeId: data.archetype.id }}
            className="whitespace-nowrap text-accent underline underline-offset-4"
          >
            {t('suggestion.look')}
          </Link>
        </p>
      </div>
      <div className="col-span-2 flex flex-wrap gap-2 sm:col-span-1">
        <Button
          look="primary"
          disabled={answer.isPending}
          onClick={() => answer.mutate({ id: data.id, take: true })}
        >
          {t('suggestion.take')}
        </Button>
        <Button disabled={answer.isPending} onClick={() => answer.mutate({ id: data.id, take: false })}>
          {t('suggestion.leave')}
        </Button>
      </div>
    </Card>
  );
}
