import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../lib/api/api-client.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/page.tsx';
import { currentPromptQuery, useAnswerPrompt } from './prompt-queries.ts';

/** Today's prompt, a task or the check-in, with its three answers; nothing when none waits. */
export function PromptCard({ timeZone }: { timeZone: string }) {
  const t = useText();
  const { data: prompt } = useQuery(currentPromptQuery(useApi()));
  const answer = useAnswerPrompt();
  if (prompt === undefined || prompt === null) return null;
  const say = (action: 'done' | 'snooze' | 'skip') => answer.mutate({ id: prompt.id, action });
  const when = (at: string) =>
    new Date(at).toLocaleTimeString(document.documentElement.lang, {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
    });
  return (
    <Card className="grid gap-3">
      <h2 className="text-lg">{prompt.task?.title ?? t(`prompts.card.${prompt.slot}`)}</h2>
      {prompt.task !== null && (
        <p className="text-sm text-soft">
          {t(prompt.task.needsCapture ? 'prompts.card.capture' : `prompts.card.task.${prompt.slot}`)}
        </p>
      )}
      {prompt.remindAt !== null && (
        <p className="figures text-sm text-soft">
          {t('prompts.card.snoozed', { when: when(prompt.remindAt) })}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        {prompt.task?.needsCapture !== true && (
          <Button look="primary" disabled={answer.isPending} onClick={() => say('done')}>
            {t('prompts.card.done')}
          </Button>
        )}
        {prompt.canSnooze && (
          <Button disabled={answer.isPending} onClick={() => say('snooze')}>
            {t('prompts.card.snooze')}
          </Button>
        )}
        <Button look="quiet" disabled={answer.isPending} onClick={() => say('skip')}>
          {t('prompts.card.skip')}
        </Button>
      </div>
    </Card>
  );
}
