import type { en } from './en/index.ts';

export type MessageId = keyof typeof en;
/** A complete catalogue: a language that lacks a text does not compile. */
export type Messages = Readonly<Record<MessageId, string>>;
