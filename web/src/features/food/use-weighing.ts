import { useEffect, useRef } from 'react';
import type { useMealEdit } from './meal-edits.ts';
import type { useMassDrafts } from './use-mass-drafts.ts';

const PAUSE_MS = 350;

/**
 * Sends a mass once the person pauses: an arrow key that is held down is one change, and not fifty. What still waits when
 * the meal or the page is left goes out at once.
 */
export function useWeighing(
  edit: Pick<ReturnType<typeof useMealEdit>, 'mutateAsync'>,
  drafts: Pick<ReturnType<typeof useMassDrafts>, 'move' | 'settle'>,
): (itemId: string, grams: number) => void {
  const waiting = useRef(new Map<string, { timer: ReturnType<typeof setTimeout>; send: () => void }>());

  useEffect(() => {
    const left = waiting.current;
    const sendAll = () => {
      for (const { timer, send } of left.values()) {
        clearTimeout(timer);
        send();
      }
    };
    window.addEventListener('pagehide', sendAll);
    return () => {
      window.removeEventListener('pagehide', sendAll);
      sendAll();
    };
  }, []);

  return (itemId, grams) => {
    drafts.move(itemId, grams);
    clearTimeout(waiting.current.get(itemId)?.timer);
    const send = () => {
      waiting.current.delete(itemId);
      edit
        .mutateAsync({ kind: 'change-item', itemId, change: { massGrams: grams } })
        .catch(() => undefined)
        .finally(() => drafts.settle(itemId, grams));
    };
    waiting.current.set(itemId, { timer: setTimeout(send, PAUSE_MS), send });
  };
}
