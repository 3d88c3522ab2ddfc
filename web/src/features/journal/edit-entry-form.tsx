import { useState } from 'react';
import type { JournalEntry, PatchEntry } from '#workers/features/journal/schemas.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { instantOf, wallClockOf } from '../../lib/zoned-time.ts';
import { Button } from '../../ui/button.tsx';
import { type EntryFields, saysNothing } from './entry-draft.ts';
import { EntryFieldsForm } from './entry-fields-form.tsx';
import { moodOf } from './mood-words.ts';

/** An entry that is being changed. The version before it stays one undo away. */
export function EditEntryForm({
  entry,
  isSaving,
  onSave,
  onCancel,
}: {
  entry: JournalEntry;
  isSaving: boolean;
  onSave: (change: PatchEntry) => void;
  onCancel: () => void;
}) {
  const t = useText();
  const { timeZone } = useFormat();
  const written = wallClockOf(new Date(entry.occurredAt), timeZone);
  const [fields, setFields] = useState<EntryFields>({
    text: entry.text,
    mood: moodOf(entry.mood),
    valence: entry.valence,
    energy: entry.energy,
    tags: entry.tags,
    activities: entry.activities,
    wallClock: written,
  });
  const isEmpty = saysNothing(fields) && entry.photos.length === 0;
  const save = () => {
    if (isEmpty || isSaving) return;
    const { wallClock, ...said } = fields;
    // An untouched time keeps its seconds.
    const isMoved = wallClock !== null && wallClock !== written;
    onSave({ ...said, ...(isMoved && { occurredAt: instantOf(wallClock, timeZone).toISOString() }) });
  };
  return (
    <EntryFieldsForm
      fields={fields}
      onChange={(change) => setFields({ ...fields, ...change })}
      onSave={save}
      now={wallClockOf(new Date(), timeZone)}
    >
      {isEmpty && <p className="text-sm text-danger">{t('journal.nothingSaid')}</p>}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" disabled={isEmpty || isSaving}>
          {t(isSaving ? 'journal.saving' : 'journal.save')}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {t('journal.cancel')}
        </Button>
      </div>
    </EntryFieldsForm>
  );
}
