import { useState } from 'react';
import type { Goal } from '#workers/features/habits/schemas.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useSaveGoal } from './use-goal-deeds.ts';

/** A goal to set, or to say otherwise. */
export function GoalForm({ goal, onDone }: { goal: Goal | null; onDone: () => void }) {
  const t = useText();
  const [requestKey] = useState(() => crypto.randomUUID());
  const [title, setTitle] = useState(goal?.title ?? '');
  const [why, setWhy] = useState(goal?.why ?? '');
  const [isTried, setIsTried] = useState(false);
  const save = useSaveGoal(goal, onDone);
  return (
    <form
      noValidate
      className="grid gap-4 pt-1"
      onSubmit={(event) => {
        event.preventDefault();
        setIsTried(true);
        const body = { title: title.trim(), why: why.trim() === '' ? null : why.trim() };
        if (body.title !== '') save.mutate({ body, requestKey });
      }}
    >
      <TextField
        label={t('habits.goalTitle')}
        value={title}
        maxLength={120}
        error={isTried && title.trim() === '' ? t('habits.goalMissing') : undefined}
        onChange={({ target }) => setTitle(target.value)}
      />
      <TextField
        label={t('habits.goalWhy')}
        hint={t('habits.goalWhyHint')}
        value={why}
        maxLength={500}
        onChange={({ target }) => setWhy(target.value)}
      />
      {save.isError && <Problem error={save.error} />}
      <Button type="submit" look="primary" disabled={save.isPending}>
        {t(save.isPending ? 'common.saving' : 'common.save')}
      </Button>
    </form>
  );
}
