import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { TaskTemplate } from '#workers/features/habits/schemas.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { goalChoiceQuery, habitKeys } from './habit-queries.ts';
import { bodyOf, draftOf, type TemplateBody, type TemplateDraft } from './template-draft.ts';
import { WeekdayPicker } from './weekday-picker.tsx';

/** A task to plan, or to plan otherwise. */
export function TemplateForm({ template, onDone }: { template: TaskTemplate | null; onDone: () => void }) {
  const t = useText();
  const api = useApi();
  const queries = useQueryClient();
  const [requestKey] = useState(() => crypto.randomUUID());
  const [draft, setDraft] = useState(() => draftOf(template));
  const [isTried, setIsTried] = useState(false);
  const change = (part: Partial<TemplateDraft>) => setDraft({ ...draft, ...part });

  const save = useMutation({
    mutationFn: (body: TemplateBody) =>
      template === null
        ? api.read('/task-templates', { method: 'POST', body, idempotencyKey: requestKey })
        : api.read(`/task-templates/${template.id}`, { method: 'PATCH', body }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: habitKeys.all });
      onDone();
    },
  });

  return (
    <form
      noValidate
      className="grid gap-4 pt-1"
      onSubmit={(event) => {
        event.preventDefault();
        setIsTried(true);
        if (draft.title.trim() !== '') save.mutate(bodyOf(draft));
      }}
    >
      <TextField
        label={t('habits.name')}
        value={draft.title}
        maxLength={120}
        error={isTried && draft.title.trim() === '' ? t('habits.nameMissing') : undefined}
        onChange={({ target }) => change({ title: target.value })}
      />
      <IntervalFields draft={draft} onChange={change} />
      <TargetFields draft={draft} onChange={change} />
      <WindowFields draft={draft} onChange={change} />
      <TextField
        label={t('habits.group')}
        hint={t('habits.groupHint')}
        value={draft.group}
        maxLength={60}
        onChange={({ target }) => change({ group: target.value })}
      />
      <TextField
        label={t('habits.note')}
        value={draft.note}
        maxLength={500}
        onChange={({ target }) => change({ note: target.value })}
      />
      <GoalField draft={draft} onChange={change} />
      {save.isError && <Problem error={save.error} />}
      <Button type="submit" look="primary" disabled={save.isPending}>
        {t(save.isPending ? 'common.saving' : 'common.save')}
      </Button>
    </form>
  );
}

interface Part {
  draft: TemplateDraft;
  onChange: (part: Partial<TemplateDraft>) => void;
}

function GoalField({ draft, onChange }: Part) {
  const t = useText();
  const goals = useQuery(goalChoiceQuery(useApi()));
  if (goals.data === undefined || goals.data.data.length === 0) return null;
  return (
    <SelectField
      label={t('habits.goal')}
      value={draft.goalId}
      onChange={({ target }) => onChange({ goalId: target.value })}
    >
      <option value="">{t('habits.goalNone')}</option>
      {goals.data.data.map(({ id, title }) => (
        <option key={id} value={id}>
          {title}
        </option>
      ))}
    </SelectField>
  );
}

function IntervalFields({ draft, onChange }: Part) {
  const t = useText();
  return (
    <div className="grid gap-3">
      <Segmented
        label={t('habits.interval')}
        value={draft.kind}
        options={[
          { value: 'days', label: t('habits.intervalDaily') },
          { value: 'weekly', label: t('habits.intervalWeekly') },
          { value: 'weekdays', label: t('habits.intervalWeekdays') },
        ]}
        onChange={(kind) => onChange({ kind })}
      />
      {draft.kind === 'days' && (
        <TextField
          label={t('habits.every')}
          type="number"
          inputMode="numeric"
          min={1}
          max={365}
          value={draft.every}
          onChange={({ target }) => onChange({ every: target.value })}
        />
      )}
      {draft.kind === 'weekly' && (
        <TextField
          label={t('habits.times')}
          type="number"
          inputMode="numeric"
          min={1}
          max={7}
          value={draft.times}
          onChange={({ target }) => onChange({ times: target.value })}
        />
      )}
      {draft.kind === 'weekdays' ? (
        <WeekdayPicker label={t('habits.days')} days={draft.days} onChange={(days) => onChange({ days })} />
      ) : (
        <WeekdayPicker
          label={t('habits.restDays')}
          hint={t('habits.restHint')}
          days={draft.restDays}
          onChange={(restDays) => onChange({ restDays })}
        />
      )}
    </div>
  );
}

function TargetFields({ draft, onChange }: Part) {
  const t = useText();
  return (
    <div className="grid gap-3">
      <Segmented
        label={t('habits.target')}
        value={draft.target}
        options={[
          { value: 'none', label: t('habits.targetNone') },
          { value: 'count', label: t('habits.targetCount') },
          { value: 'minutes', label: t('habits.targetMinutes') },
        ]}
        onChange={(target) => onChange({ target })}
      />
      {draft.target !== 'none' && (
        <div className="grid grid-cols-2 gap-3">
          <TextField
            label={t('habits.targetAmount')}
            type="number"
            inputMode="decimal"
            min={0}
            step="any"
            value={draft.amount}
            {...(draft.target === 'minutes' && { unit: t('habits.minutes') })}
            onChange={({ target }) => onChange({ amount: target.value })}
          />
          {draft.target === 'count' && (
            <TextField
              label={t('habits.targetUnit')}
              value={draft.unit}
              maxLength={24}
              onChange={({ target }) => onChange({ unit: target.value })}
            />
          )}
        </div>
      )}
    </div>
  );
}

function WindowFields({ draft, onChange }: Part) {
  const t = useText();
  return (
    <div className="grid gap-3">
      <Segmented
        label={t('habits.window')}
        value={draft.hasWindow}
        options={[
          { value: 'off', label: t('habits.windowOff') },
          { value: 'on', label: t('habits.windowOn') },
        ]}
        onChange={(hasWindow) => onChange({ hasWindow })}
      />
      {draft.hasWindow === 'on' && (
        <>
          <div className="grid grid-cols-2 gap-3">
            <TextField
              label={t('habits.windowFrom')}
              type="time"
              value={draft.from}
              onChange={({ target }) => onChange({ from: target.value })}
            />
            <TextField
              label={t('habits.windowTo')}
              type="time"
              value={draft.to}
              onChange={({ target }) => onChange({ to: target.value })}
            />
          </div>
          <p className="text-sm text-faint">{t('habits.windowHint')}</p>
        </>
      )}
    </div>
  );
}
