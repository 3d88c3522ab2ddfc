import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { BodyNote, CreatedBodyNote, NewBodyNote } from '#workers/features/body/schemas.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { useNotice } from '../../lib/notices.ts';
import { useProblemText } from '../../ui/problem.tsx';
import { bodyKeys } from './body-queries.ts';

/** Writes, changes and deletes notes; what was written or deleted can be taken back. */
export function useNotes() {
  const api = useApi();
  const queries = useQueryClient();
  const notice = useNotice();
  const problemText = useProblemText();
  const t = useText();
  const [isBusy, setIsBusy] = useState(false);

  async function attempt(deed: () => Promise<void>): Promise<boolean> {
    setIsBusy(true);
    try {
      await deed();
      return true;
    } catch (error) {
      notice(problemText(error), { isProblem: true });
      return false;
    } finally {
      setIsBusy(false);
      await queries.invalidateQueries({ queryKey: bodyKeys.notes });
    }
  }

  const restore = (id: string) =>
    attempt(async () => void (await api.read(`/body-notes/${id}/restore`, { method: 'POST' })));
  const takeBack = (id: string) =>
    attempt(async () => void (await api.read(`/body-notes/${id}`, { method: 'DELETE' })));

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
