import { useCallback, useEffect, useRef, useState } from 'react';
import type { AnswerEvent, RestsOn } from '#workers/features/journal/schemas.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { askStream } from './ask-stream.ts';

export interface Asking {
  step: 'idle' | 'asking' | 'done' | 'refused' | 'failed';
  entries: RestsOn[];
  sentences: Extract<AnswerEvent, { type: 'sentence' }>[];
  /** Who answered: 'quotes', or a model. */
  by: string | null;
  left: boolean;
  error: unknown;
}

export const IDLE: Asking = { step: 'idle', entries: [], sentences: [], by: null, left: false, error: null };

/** What an answer is after one more of its events. */
export function afterEvent(asking: Asking, event: AnswerEvent): Asking {
  switch (event.type) {
    case 'entries':
      return { ...asking, entries: event.entries };
    case 'sentence':
      return { ...asking, sentences: [...asking.sentences, event] };
    case 'done':
      return { ...asking, step: 'done', by: event.by, left: event.left };
    case 'refused':
      return { ...asking, step: 'refused' };
  }
}

/** Asks, and shows the answer as it comes. A new question, or leaving, ends the one before. */
export function useAsking() {
  const api = useApi();
  const [asking, setAsking] = useState<Asking>(IDLE);
  const abort = useRef<AbortController>(null);
  useEffect(() => () => abort.current?.abort(), []);
  const ask = useCallback(
    async (question: string) => {
      abort.current?.abort();
      abort.current = new AbortController();
      const { signal } = abort.current;
      setAsking({ ...IDLE, step: 'asking' });
      try {
        for await (const event of askStream(api, question, signal))
          setAsking((before) => afterEvent(before, event));
      } catch (error) {
        if (!signal.aborted) setAsking((before) => ({ ...before, step: 'failed', error }));
      }
    },
    [api],
  );
  return { asking, ask };
}
