import type { MoodMoment } from '#workers/features/mood/schemas.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { useNotice } from '../../lib/notices.ts';
import { useAttempt } from '../../ui/use-attempt.ts';
import { LABEL_WORDS, type Label } from './label-words.ts';
import { moodKeys } from './mood-queries.ts';

/** Labels moments and takes labels away; both can be taken back. */
export function useMoments() {
  const api = useApi();
  const notice = useNotice();
  const t = useText();
  const { attempt, isBusy } = useAttempt(moodKeys.all);

  const restore = (id: string) => attempt(() => api.read(`/mood-moments/${id}/restore`, { method: 'POST' }));
  const takeBack = (id: string) => attempt(() => api.read(`/mood-moments/${id}`, { method: 'DELETE' }));

  return {
    isBusy,
    label: (label: Label, occurredAt: Date | null) =>
      attempt(async () => {
        const body = { label, ...(occurredAt !== null && { occurredAt: occurredAt.toISOString() }) };
        const { id } = await api.read<MoodMoment>('/mood-moments', { method: 'POST', body });
        notice(t('mood.labelled', { label: t(LABEL_WORDS[label]) }), { undo: () => void takeBack(id) });
      }),
    remove: (id: string) =>
      attempt(async () => {
        await api.read(`/mood-moments/${id}`, { method: 'DELETE' });
        notice(t('mood.deleted'), { undo: () => void restore(id) });
      }),
  };
}
