import { useCallback } from 'react';
import { useLocale } from './locale-context.ts';
import { sayMessage, type Values } from './message.ts';
import type { MessageId } from './messages.ts';

export type Text = (id: MessageId, values?: Values) => string;

/** Texts by their id, in the person's language. */
export function useText(): Text {
  const { locale, texts } = useLocale();
  return useCallback((id, values) => sayMessage(locale, texts[id] ?? id, values), [locale, texts]);
}
