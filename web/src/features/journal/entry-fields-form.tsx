import type { ReactNode } from 'react';
import { useText } from '../../lib/intl/use-text.ts';
import { TextField } from '../../ui/field.tsx';
import { AxisSlider } from './axis-slider.tsx';
import type { EntryFields } from './entry-draft.ts';
import { LabelField } from './label-field.tsx';
import { MoodPicker, moodOfKey } from './mood-picker.tsx';
import { TextArea } from './text-area.tsx';
import { useKnownLabels } from './use-known-labels.ts';

/** All that an entry may say. Mood first; everything else may be left out. */
export function EntryFieldsForm({
  fields,
  onChange,
  onSave,
  now,
  children,
}: {
  fields: EntryFields;
  onChange: (change: Partial<EntryFields>) => void;
  onSave: () => void;
  /** 'YYYY-MM-DDTHH:mm' in the member's zone. */
  now: string;
  children: ReactNode;
}) {
  const t = useText();
  const known = useKnownLabels();
  return (
    <form
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          return onSave();
        }
        const mood = moodOfKey(event);
        if (mood !== null) onChange({ mood });
      }}
    >
      <MoodPicker value={fields.mood} onChange={(mood) => onChange({ mood })} />
      <TextArea
        label={t('journal.text')}
        placeholder={t('journal.wordsPlaceholder')}
        rows={7}
        value={fields.text}
        onChange={(text) => onChange({ text })}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <LabelField
          label={t('journal.tags')}
          values={fields.tags}
          known={known.tags}
          onChange={(tags) => onChange({ tags })}
        />
        <LabelField
          label={t('journal.activities')}
          values={fields.activities}
          known={known.activities}
          onChange={(activities) => onChange({ activities })}
        />
      </div>
      <details className="rounded-lg border border-line bg-surface px-4 py-1">
        <summary className="min-h-11 cursor-pointer content-center font-medium">{t('journal.more')}</summary>
        <div className="grid gap-4 pb-4 sm:grid-cols-2">
          <AxisSlider
            label={t('journal.valence')}
            value={fields.valence}
            onChange={(valence) => onChange({ valence })}
          />
          <AxisSlider
            label={t('journal.energy')}
            value={fields.energy}
            onChange={(energy) => onChange({ energy })}
          />
        </div>
      </details>
      <TextField
        label={t('journal.when')}
        type="datetime-local"
        className="max-w-xs"
        value={fields.wallClock ?? now}
        max={now}
        onChange={(event) => onChange({ wallClock: event.target.value === '' ? null : event.target.value })}
      />
      {children}
    </form>
  );
}
