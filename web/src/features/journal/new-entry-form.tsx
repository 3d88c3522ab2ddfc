import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useApi } from '../../lib/api/api-client.ts';
import { useAuth } from '../../lib/auth/auth-provider.tsx';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { useNotice } from '../../lib/notices.ts';
import { ABOUT_OUTBOX } from '../../lib/offline/outbox.ts';
import { instantOf, wallClockOf } from '../../lib/zoned-time.ts';
import { Button } from '../../ui/button.tsx';
import { useProblemText } from '../../ui/problem.tsx';
import { addPhoto } from './add-photo.ts';
import { ChosenPhotos } from './chosen-photos.tsx';
import { type EntryFields, keepDraft, NO_FIELDS, readDraft, saysNothing } from './entry-draft.ts';
import { EntryFieldsForm } from './entry-fields-form.tsx';
import { journalKeys } from './journal-queries.ts';
import { useWriteEntry } from './use-write-entry.ts';

/** The long entry. What is typed is kept on this device until it is saved. */
export function NewEntryForm() {
  const t = useText();
  const api = useApi();
  const { userId } = useAuth();
  const { timeZone } = useFormat();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const notice = useNotice();
  const problemText = useProblemText();
  const write = useWriteEntry();
  const [fields, setFields] = useState<EntryFields>(() => readDraft(userId) ?? NO_FIELDS);
  const [hadDraft, setHadDraft] = useState(() => readDraft(userId) !== null);
  const [photos, setPhotos] = useState<File[]>([]);
  const [isSaving, setIsSaving] = useState(false);
  const isEmpty = saysNothing(fields) && photos.length === 0;

  const change = (part: Partial<EntryFields>) => {
    const next = { ...fields, ...part };
    setFields(next);
    keepDraft(userId, next);
  };

  const sendPhotos = async (entryId: string) => {
    for (const photo of photos) {
      await addPhoto(api, entryId, photo).catch((error: unknown) =>
        notice(t('journal.photoFailed', { reason: problemText(error) }), { isProblem: true }),
      );
    }
    if (photos.length > 0) await queries.invalidateQueries({ queryKey: journalKeys.all });
  };

  const save = async () => {
    if (isEmpty || isSaving) return;
    setIsSaving(true);
    const { wallClock, ...said } = fields;
    const occurredAt = wallClock === null ? {} : { occurredAt: instantOf(wallClock, timeZone).toISOString() };
    try {
      const done = await write({ ...said, ...occurredAt, awaitsPhoto: photos.length > 0 });
      keepDraft(userId, NO_FIELDS);
      if (!done.kept) await sendPhotos(done.data.id);
      if (done.kept) notice(t('journal.keptOffline'), { about: ABOUT_OUTBOX });
      else notice(t('journal.saved'));
      await navigate({ to: '/journal' });
    } catch (error) {
      notice(problemText(error), { isProblem: true });
      setIsSaving(false);
    }
  };

  return (
    <EntryFieldsForm
      fields={fields}
      onChange={change}
      onSave={() => void save()}
      now={wallClockOf(new Date(), timeZone)}
    >
      <ChosenPhotos files={photos} onChange={setPhotos} />
      {hadDraft && (
        <div className="flex flex-wrap items-center justify-between gap-2 rounded-md bg-notice-soft px-4 py-2 text-sm">
          <p>{t('journal.draftKept')}</p>
          <Button
            size="small"
            look="quiet"
            onClick={() => {
              setHadDraft(false);
              change(NO_FIELDS);
            }}
          >
            {t('journal.draftDrop')}
          </Button>
        </div>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <Button
          type="submit"
          look="primary"
          size="large"
          className="max-sm:w-full"
          disabled={isEmpty || isSaving}
        >
          {t(isSaving ? 'journal.saving' : 'journal.save')}
        </Button>
        <p className="text-sm text-faint max-sm:hidden">{t('journal.moodKeys')}</p>
      </div>
    </EntryFieldsForm>
  );
}
