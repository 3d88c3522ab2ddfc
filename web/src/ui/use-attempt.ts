import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotice } from '../lib/notices.ts';
import { useProblemText } from './problem.tsx';

/**
 * Does something on the server: says why it was refused, and has `changes` fetched anew either way. What a deed says when
 * it is done, with the way back, it says itself by `useNotice`.
 */
export function useAttempt(changes: QueryKey) {
  const queries = useQueryClient();
  const notice = useNotice();
  const problemText = useProblemText();
  const [isBusy, setIsBusy] = useState(false);

  /** @returns whether it was done */
  async function attempt(deed: () => Promise<unknown>): Promise<boolean> {
    setIsBusy(true);
    try {
      await deed();
      return true;
    } catch (error) {
      notice(problemText(error), { isProblem: true });
      return false;
    } finally {
      setIsBusy(false);
      await queries.invalidateQueries({ queryKey: changes });
    }
  }

  return { attempt, isBusy };
}
