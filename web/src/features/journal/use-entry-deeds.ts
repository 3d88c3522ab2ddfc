import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { JournalEntry, PatchEntry } from '#workers/features/journal/schemas.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { useNotice } from '../../lib/notices.ts';
import { useAttempt } from '../../ui/use-attempt.ts';
import { addPhoto } from './add-photo.ts';
import { journalKeys } from './journal-queries.ts';

/** What is done to one entry; each deed can be taken back. */
export function useEntryDeeds(id: string) {
  const api = useApi();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const notice = useNotice();
  const t = useText();
  const { attempt, isBusy } = useAttempt(journalKeys.lists);
  const path = `/journal-entries/${id}`;

  /** A later word about the entry takes the place of an earlier one: its undo would no longer mean what it says. */
  const about = id;
  const put = (entry: JournalEntry) => queries.setQueryData(journalKeys.entry(id), entry);
  const undo = () =>
    attempt(async () => {
      put(await api.read<JournalEntry>(`${path}/undo`, { method: 'POST' }));
      notice(t('journal.undone'), { about });
    });

  return {
    isBusy,
    undo,
    change: (change: PatchEntry) =>
      attempt(async () => {
        put(await api.read<JournalEntry>(path, { method: 'PATCH', body: change }));
        notice(t('journal.saved'), { about, undo: () => void undo() });
      }),
    readAgain: () =>
      attempt(async () => void put(await api.read<JournalEntry>(`${path}/reading`, { method: 'POST' }))),
    remove: () =>
      attempt(async () => {
        await api.read(path, { method: 'DELETE' });
        notice(t('journal.deleted'), {
          about,
          undo: () =>
            void attempt(async () => {
              put(await api.read<JournalEntry>(`${path}/restore`, { method: 'POST' }));
              await navigate({ to: '/journal/$entryId', params: { entryId: id } });
            }),
        });
        await navigate({ to: '/journal' });
        queries.removeQueries({ queryKey: journalKeys.entry(id) });
      }),
    addPhotos: (files: readonly File[]) =>
      attempt(async () => {
        for (const file of files) await addPhoto(api, id, file);
        await queries.invalidateQueries({ queryKey: journalKeys.entry(id) });
      }),
    removePhoto: (photoId: string) =>
      attempt(async () => {
        const photo = `/journal-photos/${photoId}`;
        const refresh = () => queries.invalidateQueries({ queryKey: journalKeys.entry(id) });
        await api.read(photo, { method: 'DELETE' });
        await refresh();
        notice(t('journal.photoDeleted'), {
          undo: () =>
            void attempt(async () => {
              await api.read(`${photo}/restore`, { method: 'POST' });
              await refresh();
            }),
        });
      }),
  };
}
