import type { BodyNote, CreatedBodyNote, NewBodyNote } from '#workers/features/body/schemas.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { useNotice } from '../../lib/notices.ts';
import { useAttempt } from '../../ui/use-attempt.ts';
import { bodyKeys } from './body-queries.ts';

/** Writes, changes and deletes notes; what was written or deleted can be taken back. */
export function useNotes() {
  const api = useApi();
  const notice = useNotice();
  const t = useText();
  const { attempt, isBusy } = useAttempt(bodyKeys.notes);

  const restore = (id: string) => attempt(() => api.read(`/body-notes/${id}/restore`, { method: 'POST' }));
  const takeBack = (id: string) => attempt(() => api.read(`/body-notes/${id}`, { method: 'DELETE' }));

  return {
    isBusy,
    write: (note: NewBodyNote) =>
      attempt(async () => {
        const { id } = await api.read<CreatedBodyNote>('/body-notes', { method: 'POST', body: note });
        notice(t('body.noteWritten'), { undo: () => void takeBack(id) });
      }),
    change: (id: string, text: string) =>
      attempt(
        async () => void (await api.read<BodyNote>(`/body-notes/${id}`, { method: 'PATCH', body: { text } })),
      ),
    remove: (id: string) =>
      attempt(async () => {
        await api.read(`/body-notes/${id}`, { method: 'DELETE' });
        notice(t('body.noteDeleted'), { undo: () => void restore(id) });
      }),
  };
}
