import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { CreatedEntry } from '#workers/features/journal/schemas.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { type Done, useDoOrKeep } from '../../lib/offline/use-outbox.ts';
import { journalKeys } from './journal-queries.ts';

export interface SaidNow {
  text: string;
  mood: number | null;
  valence?: number | null;
  energy?: number | null;
  tags?: string[];
  activities?: string[];
  occurredAt?: string;
  awaitsPhoto?: boolean;
}

/**
 * Writes an entry, or keeps it on this device until there is a network; it is then sent once. It happened when it was
 * written, however late it comes.
 */
export function useWriteEntry(): (said: SaidNow) => Promise<Done<CreatedEntry>> {
  const t = useText();
  const doOrKeep = useDoOrKeep();
  const queries = useQueryClient();
  return useCallback(
    async (said) => {
      const body = { ...said, occurredAt: said.occurredAt ?? new Date().toISOString() };
      const label = t('journal.queued');
      const done = await doOrKeep<CreatedEntry>({ method: 'POST', path: '/journal-entries', body, label });
      if (!done.kept) await queries.invalidateQueries({ queryKey: journalKeys.lists });
      return done;
    },
    [doOrKeep, queries, t],
  );
}
